import { operations } from "./table.ts";

/** The names of the operations that are imitated, in the order of their table. */
export const servedOperations: readonly string[] = [...operations.keys()];
