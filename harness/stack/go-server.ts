/** The real game server in Go, built with the official Server SDK, or one of the user's that was built elsewhere. */
import { accessSync, constants } from "node:fs";
import { join, resolve } from "node:path";
import { SERVER_SDK } from "./fetch-server-sdk.ts";
import type { Folders } from "./folders.ts";
import { buildGoProgram } from "./go-program.ts";

const SETTING = "WINDTUNNEL_GO_SERVER";

/** Where its sources are, in the project's folder. */
export const goServerFolder = (projectFolder: string): string =>
  join(projectFolder, "scenarios", "servers", "go-server");

/**
 * The program that `WINDTUNNEL_GO_SERVER` names, else the project's, built when its present state was not yet.
 * @throws ServerSdkNotServed when the module proxy refuses the SDK; an Error when the named program cannot be run,
 * and with Go's own words.
 */
export async function buildGoServer(
  { project, cache }: Pick<Folders, "project" | "cache">,
  environment: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof buildGoProgram> {
  const own = environment[SETTING];
  if (own) return { binary: ownProgram(resolve(own)), fromCache: true };
  return await buildGoProgram({
    moduleFolder: goServerFolder(project),
    cacheFolder: join(cache, "go-server"),
    environment,
    needs: SERVER_SDK,
  });
}

function ownProgram(path: string): string {
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    throw new Error(
      `${SETTING} names ${path}, which cannot be run: name a go-server that was built for this machine`,
    );
  }
}
