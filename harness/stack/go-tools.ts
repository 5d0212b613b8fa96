/** Finds Go and the C compiler that building Nakama takes, and names what is missing with the command to type. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where the tools were found. */
export interface GoTools {
  readonly go: string;
  readonly compiler: string;
}

const TO_INSTALL = {
  go: { linux: "sudo apt-get install golang-go", darwin: "brew install go" },
  compiler: { linux: "sudo apt-get install gcc libc6-dev", darwin: "xcode-select --install" },
};

/**
 * @throws an Error with the command to type, when Go or the C compiler (`CC`, else gcc) is not on `PATH`.
 */
export function findGoTools(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): GoTools {
  const compilerName = environment.CC?.split(" ")[0] || "gcc";
  const go = onPath("go", environment);
  const compiler = onPath(compilerName, environment);
  const problems: string[] = [];
  if (go === undefined) {
    problems.push(
      `Go is missing (any 1.21 or newer; it fetches the exact one itself): ${hint("go", platform)}`,
    );
  }
  if (compiler === undefined) {
    problems.push(
      `the C compiler ${compilerName} is missing (Go plugins need one): ${hint("compiler", platform)}`,
    );
  }
  if (go === undefined || compiler === undefined) {
    throw new Error(`Nakama cannot be built here. ${problems.join(" ")}`);
  }
  return { go, compiler };
}

/**
 * The environment of our Go commands: the user's (proxies, caches, their own toolchain choice), with what
 * server and plugin must have in common set for both.
 *
 * @param modFile is read in place of the module's go.mod, with the go.sum beside it.
 */
export function goEnvironment(environment: NodeJS.ProcessEnv, modFile?: string): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) kept[name] = value;
  }
  return {
    ...kept,
    CGO_ENABLED: "1", // plugins need it, and it must be equal on both sides
    // In place of the user's: go.mod and go.sum decide, and are never changed.
    GOFLAGS: `-mod=readonly${modFile === undefined ? "" : ` '-modfile=${modFile}'`}`,
    GOWORK: "off", // a workspace would change the versions that go.mod chose
    GOTOOLCHAIN: environment.GOTOOLCHAIN ?? "auto", // some machines' own default forbids fetching
  };
}

function hint(tool: "go" | "compiler", platform: NodeJS.Platform): string {
  const command = TO_INSTALL[tool][platform === "darwin" ? "darwin" : "linux"];
  return `type \`${command}\`.`;
}

function onPath(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const candidates = name.includes("/")
    ? [name]
    : (environment.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
