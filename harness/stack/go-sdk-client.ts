/** The AWS client in Go with the fleet manager's own SDK versions, as a program to run. */
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
