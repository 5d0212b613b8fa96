/** `npm run explain -- [ID]`: why a placement, game session or player of the running `npm run up` is where it is. */
import { explainCommand } from "./explain/explain-command.ts";

try {
  await explainCommand().parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
