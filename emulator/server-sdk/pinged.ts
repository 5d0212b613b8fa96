/**
 * Whose ping is waited for: every process's, or those only that were sent a frame since they last answered one. The others
 * have nothing of the emulator's on its way to them; among a thousand servers that is nearly all of them, nearly always.
 */
export type Pinged = "all" | "unconfirmed";
