/**
 * Brings node_modules to the state that package-lock.json describes, whatever state it is in.
 *
 * **Observed**: an install that was killed leaves a half-filled node_modules in which `.bin/node` may be an
 * empty file, found on the PATH before any other node, so that scripts end with 0 having done nothing. So
 * nothing here looks for node on the PATH, and a tree counts as complete only when all of it is there.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { text } from "node:stream/consumers";
import { isAtLeast } from "./machine.mjs";
import { exitCodeOf, spawnTied } from "./tied-child.mjs";

const TRIES = 2;
const NPM_LIMIT_MS = 15 * 60_000;

/**
 * Whether every package of package-lock.json is there in its version, and the pinned Node runs.
 * @param {string} project
 * @returns {{ isComplete: boolean, reason: string, count: number }}
 */
export function installedState(project) {
  const locked = readJson(join(project, "package-lock.json"));
  if (locked === undefined) throw new Error(`${project} has no package-lock.json: is the checkout complete?`);
  const incomplete = (reason) => ({ isComplete: false, reason, count: 0 });
  // npm writes this file last.
  const installed = readJson(join(project, "node_modules", ".package-lock.json"));
  if (installed === undefined) return incomplete("not installed, or an install was interrupted");

  let count = 0;
  for (const [path, entry] of Object.entries(locked.packages)) {
    if (path === "") continue;
    const isOptional = entry.optional === true || entry.devOptional === true;
    if (isOptional && installed.packages[path] === undefined) continue;
    const present = readJson(join(project, path, "package.json"))?.version;
    if (present !== entry.version) {
      return incomplete(`${path} is ${present ?? "missing"}, package-lock.json says ${entry.version}`);
    }
    count += 1;
  }
  if (pinnedNode(project) === undefined) return incomplete("the pinned Node 24 is missing or does not run");
  return { isComplete: true, reason: "", count };
}

/**
 * The Node that everything else runs on: the one among the packages, else the one that runs this.
 * @param {string} project
 * @returns {{ command: string, version: string } | undefined}
 */
export function pinnedNode(project) {
  const packaged = join(project, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(packaged)) {
    const { status, stdout } = spawnSync(packaged, ["--version"], { encoding: "utf8", timeout: 10_000 });
    return status === 0 && /^v\d/.test(stdout)
      ? { command: packaged, version: stdout.trim().slice(1) }
      : undefined;
  }
  const own = process.versions.node;
  return isAtLeast(own, 24, 0) ? { command: process.execPath, version: own } : undefined;
}

/**
 * Installs exactly what package-lock.json names, with no install scripts. What is there is removed first.
 * @param {string} project
 * @param {(line: string) => void} say
 * @param {{ limitMs?: number }} [options] how long one try of npm may take
 * @returns {Promise<number>} how many packages there are
 * @throws with npm's last words
 */
export async function installPackages(project, say, { limitMs = NPM_LIMIT_MS } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await npmInstall(project, limitMs);
    const state = installedState(project);
    if (failure === undefined && state.isComplete) return state.count;
    if (attempt === TRIES) {
      throw new Error(`npm could not install the packages: ${failure ?? state.reason}\nTo see more: npm ci`);
    }
    say("npm failed; once more");
  }
}

/** Runs npm; answers its last words when it fails. */
async function npmInstall(project, limitMs) {
  const args = [
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--include=optional",
    "--loglevel=error",
  ];
  const npm = npmCommand(process.env);
  const child = spawnTied(npm.command, [...npm.args, ...args], {
    cwd: project,
    env: { ...process.env, PATH: withoutPackages(process.env.PATH ?? "") },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: limitMs,
    killSignal: "SIGKILL",
  });
  const [code, errors] = await Promise.all([exitCodeOf(child), text(child.stderr)]);
  if (child.killed) return `it did not end within ${limitMs / 1_000} s`;
  return code === 0 ? undefined : errors.trim().split("\n").slice(-12).join("\n") || `it ended with ${code}`;
}

/**
 * npm by its own file and the Node that runs us; by name only when we were not started through npm.
 * @param {NodeJS.ProcessEnv} environment
 */
export function npmCommand(environment) {
  const script = environment.npm_execpath;
  if (script?.endsWith(".js")) return { command: process.execPath, args: [script] };
  const beside = join(dirname(process.execPath), "npm");
  return { command: existsSync(beside) ? beside : "npm", args: [] };
}

/** npm puts node_modules/.bin before everything else on the PATH of its scripts. @param {string} path */
export function withoutPackages(path) {
  const isOfPackages = (folder) => folder.endsWith(`${sep}node_modules${sep}.bin`);
  return path
    .split(delimiter)
    .filter((folder) => !isOfPackages(folder))
    .join(delimiter);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
