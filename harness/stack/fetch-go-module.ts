/**
 * Tells a module proxy's refusal of a Go module apart from every other reason why Go cannot build with it.
 *
 * **Observed** with Go 1.26: `go mod download -json` names the refusal in the module's `Error`, as
 * `MODULE@VERSION: reading URL: STATUS TEXT`. A refusal by the checksum database has `verifying` in between,
 * and a connection that failed has no `reading`.
 *
 * A refusal is remembered, so that a machine without network is told the same as it was told with it.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { goJson, type RunGo } from "./go-command.ts";
import { type GoModule, isReplaced, requiredVersion } from "./go-module.ts";

/** The module proxy was reached and does not serve a module: nothing here can be repaired by trying again. */
export class GoModuleNotServed extends Error {
  override readonly name: string = "GoModuleNotServed";
  readonly module: string;
  readonly version: string;
  readonly proxySaid: string;

  constructor({ module, version, proxySaid, moduleFolder }: Refused, waysOut: string) {
    super(
      `the module proxy does not serve ${module} ${version}; it said: ${proxySaid}. To ask it again, ` +
        `type: ${commandToTry(module, version, moduleFolder)}. Ways out: ask another proxy (GOPROXY=URL), ${waysOut}`,
    );
    this.module = module;
    this.version = version;
    this.proxySaid = proxySaid;
  }
}

/** A module that was refused. */
export interface Refused {
  readonly module: string;
  readonly version: string;
  readonly proxySaid: string;
  /** Of the Go module that asks for it. */
  readonly moduleFolder: string;
}

/** A module that some proxies refuse. */
export interface WantedGoModule {
  readonly path: string;
  /** What it is called in messages. */
  readonly name: string;
  readonly notServed: (refused: Refused) => GoModuleNotServed;
}

export interface FetchFolders {
  readonly moduleFolder: string;
  /** Keeps what a proxy has refused. */
  readonly cacheFolder: string;
}

/**
 * Makes sure that a module is in the module cache at the version that go.mod asks for. One that go.mod does not ask
 * for, or puts something else in its place, needs no fetching.
 *
 * **Observed** with Go 1.26: where go.sum has no checksum of it yet, Go takes it from the checksum database, and
 * writes it down.
 * @throws what `notServed` makes when the proxy refuses it, or cannot be reached and refused it before, and an Error with Go's own words for everything else.
 */
export async function fetchGoModule(
  wanted: WantedGoModule,
  runGo: RunGo,
  module: GoModule,
  { moduleFolder, cacheFolder }: FetchFolders,
): Promise<void> {
  const { path, name, notServed } = wanted;
  const version = requiredVersion(module, path);
  if (version === undefined || isReplaced(module, path)) return;
  const asked = `${path}@${version}`;
  const text = await runGo(["mod", "download", "-json", asked], { acceptedCodes: [0, 1] });
  const problem = goJson<{ Error?: string }>(text)[0]?.Error;
  const memory = join(cacheFolder, `refused-${version}.json`);
  if (problem === undefined) {
    rmSync(memory, { force: true });
    return;
  }
  const refusal = refusalOfProxy(problem, asked);
  if (refusal !== undefined) {
    remember(memory, refusal);
    throw notServed({ module: path, version, proxySaid: refusal, moduleFolder });
  }
  const isCutOff = NO_CONNECTION.test(problem);
  const earlier = isCutOff ? remembered(memory) : undefined;
  if (earlier !== undefined) {
    const said = `${earlier.proxySaid} (at ${earlier.at}; now it cannot be reached)`;
    throw notServed({ module: path, version, proxySaid: said, moduleFolder });
  }
  const hint = isCutOff
    ? " The module proxy could not be reached: the network is down, or HTTPS_PROXY or GOPROXY name the wrong place."
    : "";
  throw new Error(
    `${name} could not be fetched: ${problem.trim()}${hint} Try: ${commandToTry(path, version, moduleFolder)}`,
  );
}

const NO_CONNECTION =
  /dial (tcp|udp)|no such host|connection (refused|reset)|i\/o timeout|TLS handshake|unreachable/i;
const REFUSING_STATUS = /^reading (\S+): ((?:403|404|410)\b.*)$/s;

/** What the proxy said when it refused this very module; undefined for any other problem. */
function refusalOfProxy(problem: string, asked: string): string | undefined {
  if (!problem.startsWith(`${asked}: `)) return undefined;
  const answer = REFUSING_STATUS.exec(problem.slice(asked.length + 2));
  return answer?.[2]?.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}

interface Refusal {
  readonly proxySaid: string;
  /** When, as an ISO 8601 text. */
  readonly at: string;
}

function remember(file: string, proxySaid: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ proxySaid, at: new Date().toISOString() } satisfies Refusal));
}

/** Undefined when nothing is remembered, or only half of it was written. */
function remembered(file: string): Refusal | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Refusal;
  } catch {
    return undefined;
  }
}

function commandToTry(module: string, version: string, moduleFolder: string): string {
  return `(cd ${moduleFolder} && go mod download ${module}@${version})`;
}
