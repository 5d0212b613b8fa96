import { z } from "zod";
import { logFleetEvent } from "../../services/fleet-events.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * The launcher could not even start a process: nothing of it exists but this event.
 *
 * **Documented**: SERVER_PROCESS_INVALID_PATH. **Observed** (GameLift Agent): a path that leads to no file has that
 * event and no server process.
 */
export const launchRefused = command({
  parameters: z.strictObject({ fleetId: z.string(), message: z.string() }),
  run: (turn, scope, { fleetId, message }) => {
    if (turn.tables(scope).fleets.get(fleetId) === undefined)
      throw new CommandRefused(404, `Fleet ${fleetId} does not exist.`);
    logFleetEvent(turn, scope, fleetId, "SERVER_PROCESS_INVALID_PATH", message);
    return {};
  },
});
