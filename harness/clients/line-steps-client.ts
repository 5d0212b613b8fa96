import { LineProgram } from "../line-program.ts";
import type { ClientOutcome } from "./client-outcome.ts";
import type { ResolvedInput, StepsClient } from "./steps-client.ts";

/** One of three things that a client program says. */
interface LineAnswer {
  readonly output?: Extract<ClientOutcome, { output: unknown }>["output"];
  readonly error?: { readonly type: string; readonly code: string; readonly message: string };
  /** Why there is no answer of the service. */
  readonly failed?: string;
}

export interface LineStepsOptions {
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the client calls the type of a modelled error with that code. */
  readonly typeOf: (code: string) => string;
  /** The input as the program reads it; as it is unless told. */
  readonly inputOf?: (input: ResolvedInput["members"]) => unknown;
}

/** More than the limit that the programs themselves have for a call. */
const ANSWER_LIMIT_MS = 45_000;

/** A client that is a program of ours beside its SDK, told what to call line by line. */
export function lineStepsClient({ typeOf, inputOf, ...program }: LineStepsOptions): StepsClient {
  const running = new LineProgram({ ...program, answerLimitMs: ANSWER_LIMIT_MS });
  return {
    async call({ call }, { members }) {
      const request = { operation: call, input: inputOf?.(members) ?? members };
      const { output, error, failed } = (await running.ask(call, request)) as LineAnswer;
      if (output !== undefined) return { output };
      if (error === undefined) throw new Error(failed ?? "the program said nothing that is understood");
      const { type, code, message } = error;
      return { error: { code, message, isTyped: type === typeOf(code) } };
    },
    close: () => running.close(),
  };
}
