import type { SeamInput } from "../runtime/input.ts";
import type { Turn } from "../services/turn.ts";
import { meetFault } from "./meet-fault.ts";

/** Serves what came through a seam outside of the core. */
export const meetAtSeam = (
  turn: Turn,
  { scope, seam, subject, subjectId }: SeamInput,
): { outcome?: unknown } => {
  // Its members were checked where it came from: the gate knows its seam's subject.
  const outcome = meetFault(turn, scope, seam, subject as never, subjectId);
  return outcome === undefined ? {} : { outcome };
};
