import { processReady } from "../../services/processes.ts";
import { type Action, ActionError } from "../action.ts";
import { SIMULATED_TOOL_NAME } from "../simulated-tool-name.ts";

/**
 * ProcessReady. **Observed** fields of the Go, C++ and C# SDKs. **Assumed**: a repeat answers 200 and updates the port.
 */
export const activateServerProcess: Action = (turn, { scope, process, fields }) => {
  const port = fields.integer("Port") ?? 0;
  if (port < 1 || port > 60_000) throw new ActionError(400, `Port must be between 1 and 60000, not ${port}.`);
  if (process.gameSessionId !== undefined && port !== process.port) {
    throw new ActionError(409, `Process ${process.processId} hosts a game session; its port cannot change.`);
  }
  const toolName = fields.text("SdkToolName");
  processReady(turn, scope, process, {
    port,
    logPaths: fields.texts("LogPaths"),
    livenessBase: toolName === SIMULATED_TOOL_NAME ? "clock" : "real",
    ...optional("sdkLanguage", fields.text("SdkLanguage")),
    ...optional("sdkVersion", fields.text("SdkVersion")),
    ...optional("sdkToolName", toolName),
    ...optional("sdkToolVersion", fields.text("SdkToolVersion")),
  });
  return {};
};

function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]?: string });
}
