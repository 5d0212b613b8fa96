import type { Invariant } from "./invariant.ts";
import { nothingFails } from "./nothing-fails.ts";

/** What is true of an emulator's records and journal between any two inputs. */
export const invariants: readonly Invariant[] = [nothingFails];
