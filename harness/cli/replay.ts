/** `npm run replay -- FILE`: a recording again, to its end or to a moment that is looked at. */
import { replayCommand } from "./replay/replay-command.ts";

try {
  await replayCommand().parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
