import type { Need } from "../skip-rule.ts";
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
  /** What has to be there beyond Node and Go. */
  readonly needs: readonly Need[];
  /** Gets it ready where that takes long: a build, an install. @throws ClientMissing where it cannot be had. */
  prepare(): Promise<void>;
  start(target: ClientTarget): Promise<StepsClient>;
}
