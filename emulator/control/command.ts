import type { z } from "zod";
import type { Scope } from "../domain/scope.ts";
import type { Members } from "../runtime/input.ts";
import type { Turn } from "../services/turn.ts";

/** A command of the control API that changes state. `parameters` is what it takes; anything else is refused. */
export interface Command<Parameters = unknown> {
  readonly parameters: z.ZodType<Parameters>;
  readonly run: (turn: Turn, scope: Scope, parameters: Parameters) => Members;
}

/** A command that was asked for wrongly; the message is for whoever wrote the request. */
export class CommandRefused extends Error {
  readonly statusCode: 400 | 404;
  constructor(statusCode: 400 | 404, message: string) {
    super(message);
    this.name = "CommandRefused";
    this.statusCode = statusCode;
  }
}

/** Keeps a command's own type of parameters while it is written, and forgets it in the table. */
export const command = <Parameters>(definition: Command<Parameters>): Command => ({
  parameters: definition.parameters,
  run: (turn, scope, parameters) => definition.run(turn, scope, parameters as Parameters),
});
