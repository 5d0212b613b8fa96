/** Finds the Java that will run ElasticMQ, and what it calls itself. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export interface Java {
  readonly command: string;
  /** 8, 11, 17, … */
  readonly majorVersion: number;
  /** Its whole version text: what a class-data archive depends on. */
  readonly version: string;
}

/**
 * `$JAVA_HOME/bin/java`, else `java` on the PATH.
 * @throws when there is none, or it is older than 11, with what to install.
 */
export function findJava(environment: NodeJS.ProcessEnv = process.env): Java {
  const home = environment.JAVA_HOME;
  const ofHome = home ? join(home, "bin", "java") : undefined;
  const command = ofHome !== undefined && existsSync(ofHome) ? ofHome : "java";
  const { stderr, error } = spawnSync(command, ["-version"], { encoding: "utf8", env: environment });
  const majorVersion = error ? undefined : majorVersionIn(stderr);
  if (majorVersion === undefined || majorVersion < 11) {
    throw new Error(
      `ElasticMQ needs Java 11 or newer, and ${command} ${error ? "is not there" : `is ${stderr.trim()}`}. ` +
        "On Debian and Ubuntu: apt-get install default-jre-headless",
    );
  }
  return { command, majorVersion, version: stderr.trim() };
}

/** The major version in the text of `java -version`; Java 8 calls itself 1.8. */
export function majorVersionIn(text: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(text);
  return found ? Number(found[1]) : undefined;
}
