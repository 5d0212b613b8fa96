import { z } from "zod";
import { findProcess } from "../../services/find.ts";
import { launchFailed } from "../../services/managed-hosts.ts";
import { awaitedExitSeen, processExited as exited } from "../../services/process-exits.ts";
import { CommandRefused, command } from "../command.ts";

/** Characters of a process's last output that are taken into a fleet event. */
const LONGEST_OUTPUT = 4_000;

/**
 * The host saw the process exit: with which code, or by which signal, and what it wrote last. Only managed hosts see
 * that: on Anywhere fleets nobody watches the process.
 */
export const processExited = command({
  parameters: z.strictObject({
    processId: z.string(),
    exitCode: z.number().int().nullish(),
    signal: z
      .string()
      .regex(/^SIG[A-Z0-9]+$/, "a signal is named as SIGKILL")
      .nullish(),
    lastOutput: z.string().max(LONGEST_OUTPUT).optional(),
  }),
  run: (turn, scope, { processId, ...exit }) => {
    if (launchFailed(turn, scope, processId, exit) || awaitedExitSeen(turn, scope, processId, exit))
      return {};
    const found = findProcess(turn, processId);
    if (found === undefined) throw new CommandRefused(404, `Server process ${processId} is not known.`);
    const fleet = turn.tables(found.scope).fleets.get(found.process.fleetId);
    if (fleet?.computeType === "ANYWHERE") {
      throw new CommandRefused(
        400,
        `Process ${processId} runs on an Anywhere fleet, where no host watches for its exit.`,
      );
    }
    exited(turn, found.scope, found.process, exit);
    return {};
  },
});
