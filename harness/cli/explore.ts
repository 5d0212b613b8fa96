/** `npm run explore`: random worlds against the emulator, with every truth about it checked after each step. */
import { exploreCommand } from "./explore/explore-command.ts";

try {
  await exploreCommand().parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
