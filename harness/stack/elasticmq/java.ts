/** Finds the Java that will run ElasticMQ, and what it calls itself. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export interface Java {
  readonly command: string;
  /** 8, 11, 17, … */
  readonly majorVersion: number;
  /** Its whole version text: what a class-data archive depends on. */
  readonly version: string;
}

const LIMIT_MS = 20_000;

/**
 * `$JAVA_HOME/bin/java`, else `java` on the PATH.
 * @throws when there is none, or it is older than 11, with what to install.
 */
export async function findJava(environment: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const home = environment.JAVA_HOME;
  const ofHome = home ? join(home, "bin", "java") : undefined;
  const command = ofHome !== undefined && existsSync(ofHome) ? ofHome : "java";
  const { stderr, error } = await versionOf(command, environment);
  const majorVersion = error ? undefined : majorVersionIn(stderr);
  if (majorVersion === undefined || majorVersion < 11) {
    throw new Error(
      `ElasticMQ needs Java 11 or newer, and ${command} ${stderr.trim() === "" ? `is not there (${error?.message})` : `says: ${stderr.trim()}`}. ` +
        "On Debian and Ubuntu: apt-get install default-jre-headless",
    );
  }
  return { command, majorVersion, version: stderr.trim() };
}

function versionOf(
  command: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly stderr: string; readonly error: Error | null }> {
  return new Promise((resolve) => {
    execFile(command, ["-version"], { env, timeout: LIMIT_MS }, (error, _, stderr) =>
      resolve({ stderr, error }),
    );
  });
}

/** The major version in the text of `java -version`; Java 8 calls itself 1.8. */
export function majorVersionIn(text: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(text);
  return found ? Number(found[1]) : undefined;
}
