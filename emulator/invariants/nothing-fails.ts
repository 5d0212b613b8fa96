import type { Invariant } from "./invariant.ts";

export const nothingFails: Invariant = {
  name: "nothing fails",
  truth:
    "No rule, listener or consequence of the emulator has thrown an error that was not meant for a caller.",
  check: ({ journal }) =>
    journal
      .filter(({ kind }) => kind === "failure")
      .map(({ what, details }) => `${what}: ${String(details.error ?? "").split("\n")[0]}`),
};
