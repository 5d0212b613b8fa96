import { z } from "zod";

/** Wall milliseconds that an API call is held: two of the Go SDK's time limits for one attempt at most. */
export const apiDelayMs = z.number().int().min(1).max(60_000);
