/**
 * The virtual environment of boto3 and the AWS CLI: the versions and checksums of scenarios/clients/python, installed
 * once per state of that list and per Python, in a folder of ours. Nothing of the user's Python is used or changed.
 *
 * A refused install is remembered, so that tests do not wait for a network that the bootstrap has just missed.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inheritedEnvironment } from "./environment.ts";
import type { Folders } from "./folders.ts";
import { PythonMissing } from "./python-missing.ts";
import { runToEnd } from "./run-to-end.ts";
import { makeWorkFolder, publish } from "./work-folder.ts";

export interface PythonClients {
  /** The environment's Python; the AWS CLI is its module `awscli`. */
  readonly python: string;
  /** Takes calls line by line. */
  readonly boto3Client: string;
  readonly fromCache: boolean;
}

export interface PythonClientsOptions extends Pick<Folders, "project" | "cache"> {
  /** Tries again what was refused before. */
  readonly anew?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

const QUICK_LIMIT_MS = 20_000;
const VENV_LIMIT_MS = 2 * 60_000;
const PIP_LIMIT_MS = 5 * 60_000;
/** **Documented** (botocore's package): older Pythons are no longer served. */
const OLDEST = [3, 10] as const;

/** Where the programs in Python and their requirements are, in the project's folder. */
export const pythonClientsFolder = (projectFolder: string): string =>
  join(projectFolder, "scenarios", "clients", "python");

/**
 * The environment, made when it was not yet. An interrupted install leaves nothing that could be taken for one.
 *
 * @throws PythonMissing, in words for whoever runs the suite, where there is no Python, or the package index cannot be
 * reached or refuses; Error when what it serves has other checksums than those that are pinned.
 */
export async function preparePythonClients(options: PythonClientsOptions): Promise<PythonClients> {
  const cacheFolder = join(options.cache, "python-clients");
  const sources = pythonClientsFolder(options.project);
  const boto3Client = join(sources, "boto3_client.py");
  const requirements = join(sources, "requirements.txt");
  const environment = withoutDetours(options.environment ?? inheritedEnvironment());
  const work = makeWorkFolder(cacheFolder, "making");
  try {
    const base = await findPython(environment, work);
    const hash = createHash("sha256").update(`${base.executable}\n${base.version}\n${process.arch}\n`);
    const key = hash.update(readFileSync(requirements)).digest("hex").slice(0, 24);
    const made = join(cacheFolder, key);
    const python = join("bin", "python");
    if (existsSync(join(made, python))) return { python: join(made, python), boto3Client, fromCache: true };

    const memory = join(cacheFolder, `refused-${key}.txt`);
    if (options.anew !== true && existsSync(memory)) throw new PythonMissing(readFileSync(memory, "utf8"));
    const fresh = join(work, "environment");
    try {
      await install({ base: base.executable, fresh, requirements, environment, work });
    } catch (error) {
      if (error instanceof PythonMissing) remember(memory, error.message);
      throw error;
    }
    rmSync(memory, { force: true });
    publish(fresh, made);
    return { python: join(made, python), boto3Client, fromCache: false };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function findPython(
  env: Readonly<Record<string, string>>,
  work: string,
): Promise<{ readonly executable: string; readonly version: string }> {
  const script =
    "import json, sys; print(json.dumps({'executable': sys.executable, 'version': sys.version, 'major': sys.version_info[0], 'minor': sys.version_info[1]}))";
  const text = await runToEnd({
    name: "python3",
    command: "python3",
    args: ["-I", "-c", script],
    env,
    logFile: join(work, "python.log"),
    limitMs: QUICK_LIMIT_MS,
  }).catch((error: Error) => {
    throw new PythonMissing(
      `there is no Python that runs (npm run doctor says how to get one): ${error.message}`,
    );
  });
  const found = JSON.parse(text) as { executable: string; version: string; major: number; minor: number };
  if (found.major !== OLDEST[0] || found.minor < OLDEST[1]) {
    throw new PythonMissing(
      `boto3 needs Python ${OLDEST.join(".")} or newer, and python3 is ${found.version}`,
    );
  }
  return found;
}

async function install(given: {
  readonly base: string;
  readonly fresh: string;
  readonly requirements: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly work: string;
}): Promise<void> {
  const { fresh, environment: env, work } = given;
  await runToEnd({
    name: "python3 -m venv",
    command: given.base,
    args: ["-I", "-m", "venv", fresh],
    env,
    logFile: join(work, "venv.log"),
    limitMs: VENV_LIMIT_MS,
  }).catch((error: Error) => {
    throw new PythonMissing(
      `no virtual environment can be made (npm run doctor says more): ${error.message}`,
    );
  });
  const quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"];
  const once = ["--retries", "1", "--timeout", "20"];
  const exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:"];
  await runToEnd({
    name: "pip install",
    command: join(fresh, "bin", "python"),
    args: ["-I", "-m", "pip", "install", ...quiet, ...once, ...exactly, "-r", given.requirements],
    env,
    logFile: join(work, "pip.log"),
    limitMs: PIP_LIMIT_MS,
  }).catch((error: Error) => {
    if (/DO NOT MATCH THE HASHES|--require-hashes/.test(error.message)) throw error;
    throw new PythonMissing(
      `the package index in use does not serve boto3 and the AWS CLI, or cannot be reached; npm test tries again. ${error.message}`,
    );
  });
}

/** Where things go is ours to say; which index serves them, and through which proxy, is the user's. */
function withoutDetours(environment: Readonly<Record<string, string>>): Record<string, string> {
  const isDetour = /^(PYTHON(PATH|HOME|STARTUP|USERBASE)|VIRTUAL_ENV|PIP_(TARGET|PREFIX|ROOT|USER))$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isDetour.test(name)));
}

function remember(file: string, reason: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, reason);
}
