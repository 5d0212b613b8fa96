import { z } from "zod";
import type { ControlInput, Members } from "../runtime/input.ts";
import type { Turn } from "../services/turn.ts";
import { CommandRefused } from "./command.ts";
import { commands } from "./commands/table.ts";

/** Serves one command of the control API. @throws CommandRefused naming what was wrong with the request. */
export function serveControl(turn: Turn, input: ControlInput): Members {
  const command = commands.get(input.command);
  if (command === undefined) {
    throw new CommandRefused(
      404,
      `There is no command ${input.command}; there are ${[...commands.keys()].join(", ")}.`,
    );
  }
  const parameters = command.parameters.safeParse(input.parameters);
  if (!parameters.success) {
    throw new CommandRefused(400, `${input.command}: ${z.prettifyError(parameters.error)}`);
  }
  return command.run(turn, input.scope, parameters.data);
}
