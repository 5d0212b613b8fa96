/** The AWS clients in Go as programs to run: with the fleet manager's own SDK versions, and with the newest. */
import { join } from "node:path";
import type { Folders } from "./folders.ts";
import { buildGoProgram } from "./go-program.ts";

/** Where its sources are, in the project's folder. */
export const goSdkClientFolder = (projectFolder: string): string =>
  join(projectFolder, "scenarios", "clients", "go-sdk");

/** The program, built when its present state was not yet. @throws an Error with Go's own words. */
export function buildGoSdkClient({
  project,
  cache,
}: Pick<Folders, "project" | "cache">): ReturnType<typeof buildGoProgram> {
  return buildGoProgram({
    moduleFolder: goSdkClientFolder(project),
    cacheFolder: join(cache, "go-sdk-client"),
  });
}

/** Where the sources of the one with the newest SDK are, in the project's folder. */
export const goCurrentClientFolder = (projectFolder: string): string =>
  join(projectFolder, "scenarios", "clients", "go-current");

/** The program with the newest SDK, built when its present state was not yet. @throws an Error with Go's own words. */
export function buildGoCurrentClient({
  project,
  cache,
}: Pick<Folders, "project" | "cache">): ReturnType<typeof buildGoProgram> {
  return buildGoProgram({
    moduleFolder: goCurrentClientFolder(project),
    cacheFolder: join(cache, "go-current-client"),
  });
}
