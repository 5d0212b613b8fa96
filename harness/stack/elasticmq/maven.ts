/** Has Maven copy the jars that our pom leads to into a folder. */
import { inheritedEnvironment } from "../environment.ts";
import { runToEnd } from "../run-to-end.ts";
import { POM_FILE } from "./class-path-lock.ts";

const LIMIT_MS = 10 * 60_000;

/**
 * Copies every run-time jar into `folder`, named group.artifact-version.jar.
 * @throws with Maven's own words when it fails, and when it has not ended after ten minutes.
 */
export async function copyJars(folder: string, logFile: string): Promise<void> {
  const args = [
    "--batch-mode",
    "--quiet",
    `--file=${POM_FILE}`,
    "dependency:copy-dependencies",
    "-DincludeScope=runtime",
    "-Dmdep.prependGroupId=true",
    `-DoutputDirectory=${folder}`,
  ];
  const env = inheritedEnvironment();
  try {
    await runToEnd({ name: "Maven", command: "mvn", args, env, logFile, limitMs: LIMIT_MS });
  } catch (error) {
    throw new Error(
      `ElasticMQ's class path could not be fetched. ${(error as Error).message}\n` +
        "Needed: mvn on the PATH and a way to Maven Central, or a mirror of it in ~/.m2/settings.xml.",
    );
  }
}
