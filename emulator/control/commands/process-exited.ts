import { z } from "zod";
import { findProcess } from "../../services/find.ts";
import { launchFailed } from "../../services/managed-hosts.ts";
import { processExited as exited } from "../../services/processes.ts";
import { CommandRefused, command } from "../command.ts";

/** The host saw the process exit. Only managed hosts see that: on Anywhere fleets nobody watches the process. */
export const processExited = command({
  parameters: z.strictObject({ processId: z.string() }),
  run: (turn, scope, { processId }) => {
    if (launchFailed(turn, scope, processId)) return {};
    const found = findProcess(turn, processId);
    if (found === undefined) throw new CommandRefused(404, `Server process ${processId} is not known.`);
    const fleet = turn.tables(found.scope).fleets.get(found.process.fleetId);
    if (fleet?.computeType === "ANYWHERE") {
      throw new CommandRefused(
        400,
        `Process ${processId} runs on an Anywhere fleet, where no host watches for its exit.`,
      );
    }
    exited(turn, found.scope, found.process);
    return {};
  },
});
