import type { ClientOutcome } from "./client-outcome.ts";
import type { CallStep, StepInput } from "./client-step.ts";

/** An AWS client that steps are played with. */
export interface StepsClient {
  /** @param input with every reference resolved. @throws Error when the client itself fails; AWS's errors are outcomes. */
  call(step: CallStep, input: ResolvedInput): Promise<ClientOutcome>;
  close(): Promise<void>;
}

/** An input that names no step any more, and the words to type for it with their references resolved too. */
export interface ResolvedInput {
  readonly members: { readonly [member: string]: StepInput };
  readonly typed: readonly string[] | undefined;
}

/** Where a client finds its GameLift. */
export interface ClientTarget {
  readonly apiUrl: string;
  readonly region: string;
}

/** A kind of client that a machine may have. */
export interface ClientKind {
  readonly name: string;
  /** False for one whose outputs do not tell an empty list from none. */
  readonly knowsEmptyLists: boolean;
  /**
   * Builds or installs it, when it was not yet, and answers what starts one.
   * @throws PythonMissing where it cannot be had.
   */
  prepare(): Promise<(target: ClientTarget) => Promise<StepsClient>>;
}
