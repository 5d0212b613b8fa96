import { z } from "zod";
import { launchPathsValidated as validated } from "../../services/launch-validation.ts";
import { command } from "../command.ts";

/** The launcher has looked for the launch paths of a fleet that waits for it as VALIDATING. */
export const launchPathsValidated = command({
  parameters: z.strictObject({
    fleetId: z.string(),
    flaws: z.array(
      z.strictObject({
        code: z.enum([
          "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND",
          "FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE",
        ]),
        message: z.string(),
      }),
    ),
  }),
  run: (turn, scope, { fleetId, flaws }) => {
    validated(turn, scope, fleetId, flaws);
    return {};
  },
});
