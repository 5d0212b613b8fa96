/** `npm run server -- COMMAND`: what is for those who have a game server of their own. */
import { Command } from "commander";
import { serverCheckCommand } from "./server-check/server-check-command.ts";
import { serverEnvCommand } from "./server-env/server-env-command.ts";

const program = new Command("npm run server --")
  .description("For a game server of your own, built with Server SDK 5.")
  // What stands behind the server that is checked belongs to the server.
  .enablePositionalOptions()
  .addCommand(serverCheckCommand())
  .addCommand(serverEnvCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
