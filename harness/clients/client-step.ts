/** Steps that every AWS client is led through, as data: what is called, what game servers do in between, what is expected. */
import type { ServerScript } from "../simulated-server/server-script.ts";

/**
 * A member of an input. A text may name an earlier step's output in angle brackets: `<createFleet.FleetAttributes.FleetId>`.
 * What JSON has no form for is told apart by its only member.
 */
export type StepInput =
  | string
  | number
  | boolean
  | { readonly instant: string }
  | { readonly base64: string }
  | readonly StepInput[]
  | { readonly [member: string]: StepInput };

interface Call {
  /** By which later steps and failures name it. */
  readonly name: string;
  /** AWS's name of the operation. */
  readonly call: string;
  readonly input: { readonly [member: string]: StepInput };
  /** What a person would type behind `aws`, for the steps that the command line takes too. */
  readonly typed?: readonly string[];
}

/** A call that must succeed with at least these members; more may come. */
export interface GoodCall extends Call {
  readonly output: { readonly [member: string]: unknown };
}

/** A call that must be refused with that exception. */
export interface RefusedCall extends Call {
  readonly error: string;
}

export type CallStep = GoodCall | RefusedCall;

/** Server processes of a managed fleet come up and may be given game sessions. */
export interface ServersStage {
  readonly stage: "game servers";
  /** A text with references, as in an input. */
  readonly fleetId: string;
  readonly count: number;
  readonly script?: ServerScript;
}

/** GameLift's time passes. */
export interface TimeStage {
  readonly stage: "time passes";
  readonly seconds: number;
}

export type ClientStep = CallStep | ServersStage | TimeStage;

export const isCall = (step: ClientStep): step is CallStep => "call" in step;
