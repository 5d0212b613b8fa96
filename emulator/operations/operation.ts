import type { Scope } from "../domain/scope.ts";
import type { Members } from "../runtime/input.ts";
import type { Turn } from "../services/turn.ts";
import type { Checked } from "./checked.ts";

/** A decoded call: its members have been checked against the model's types and constraints by the wire. */
export interface OperationRequest<Input> {
  readonly scope: Scope;
  readonly callId: string;
  readonly input: Input;
  /** What a server process needs to know to connect: RegisterCompute hands it out. */
  readonly serverSdkEndpoint: string;
  /** The address of the API, without a slash at its end. */
  readonly apiUrl: () => string;
}

/**
 * One GameLift operation: changes records, answers output members with times as Date; members that are undefined are
 * left out of the answer. @throws ApiError.
 */
export type Operation = (turn: Turn, request: OperationRequest<Members>) => Members;

/**
 * Gives an operation the SDK's own types of its input and output. The narrowing is safe because the wire lets no member
 * of another type through.
 */
export function operation<Input extends object, Output extends object>(
  serve: (turn: Turn, request: OperationRequest<Checked<Input>>) => Output,
): Operation {
  return (turn, request) => serve(turn, request as unknown as OperationRequest<Checked<Input>>) as Members;
}
