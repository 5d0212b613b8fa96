import { UnsupportedError } from "./unsupported-error.ts";

/** The refusal of an operation of the service model that is not in the table of operations. */
export const unsupportedOperation = (operation: string): UnsupportedError => new UnsupportedError(operation);
