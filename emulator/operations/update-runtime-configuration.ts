import type {
  UpdateRuntimeConfigurationInput,
  UpdateRuntimeConfigurationOutput,
} from "@aws-sdk/client-gamelift";
import { updateRuntimeConfiguration as update } from "../services/update-runtime-configuration.ts";
import { operation } from "./operation.ts";
import { runtimeConfigurationMembers, runtimeConfigurationWish } from "./runtime-configuration-members.ts";

/** Changes what the machines of a fleet start from now on. **Documented** members. */
export const updateRuntimeConfiguration = operation<
  UpdateRuntimeConfigurationInput,
  UpdateRuntimeConfigurationOutput
>((turn, { scope, input }) => {
  const wish = runtimeConfigurationWish(input.RuntimeConfiguration);
  const { runtimeConfiguration } = update(turn, scope, input.FleetId, wish);
  return { RuntimeConfiguration: runtimeConfigurationMembers(runtimeConfiguration) };
});
