/**
 * Tells a module proxy's refusal of the fleet manager apart from every other reason why Go cannot build.
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

export const FLEET_MANAGER_PATH = "github.com/heroiclabs/nakama-gamelift";

/** The module proxy was reached and does not serve the fleet manager: nothing here can be repaired by trying again. */
export class FleetManagerNotServed extends Error {
  override readonly name = "FleetManagerNotServed";
  readonly module: string;
  readonly version: string;
  readonly proxySaid: string;

  constructor(version: string, proxySaid: string, moduleFolder: string) {
    super(
      `the module proxy does not serve ${FLEET_MANAGER_PATH} ${version}; it said: ${proxySaid}. To ask it again, ` +
        `type: ${commandToTry(version, moduleFolder)}. Ways out: ask another proxy (GOPROXY=URL), hand over a server ` +
        "and plugins that were built elsewhere (--nakama BINARY --modules DIR, or WINDTUNNEL_NAKAMA and " +
        "WINDTUNNEL_MODULES), or build a module of your own (--module FOLDER, or WINDTUNNEL_NAKAMA_MODULE=FOLDER)",
    );
    this.module = FLEET_MANAGER_PATH;
    this.version = version;
    this.proxySaid = proxySaid;
  }
}

export interface FetchFolders {
  readonly moduleFolder: string;
  /** Keeps what a proxy has refused. */
  readonly cacheFolder: string;
}

/**
 * Makes sure that the fleet manager is in the module cache at the version that go.mod asks for. One that go.mod
 * does not ask for, or puts something else in its place, needs no fetching.
 * @throws FleetManagerNotServed when the proxy refuses it, or cannot be reached and refused it before, and an Error with Go's own words for everything else.
 */
export async function fetchFleetManager(
  runGo: RunGo,
  module: GoModule,
  { moduleFolder, cacheFolder }: FetchFolders,
): Promise<void> {
  const version = requiredVersion(module, FLEET_MANAGER_PATH);
  if (version === undefined || isReplaced(module, FLEET_MANAGER_PATH)) return;
  const asked = `${FLEET_MANAGER_PATH}@${version}`;
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
    throw new FleetManagerNotServed(version, refusal, moduleFolder);
  }
  const isCutOff = NO_CONNECTION.test(problem);
  const earlier = isCutOff ? remembered(memory) : undefined;
  if (earlier !== undefined) {
    const said = `${earlier.proxySaid} (at ${earlier.at}; now it cannot be reached)`;
    throw new FleetManagerNotServed(version, said, moduleFolder);
  }
  const hint = isCutOff
    ? " The module proxy could not be reached: the network is down, or HTTPS_PROXY or GOPROXY name the wrong place."
    : "";
  throw new Error(
    `the fleet manager could not be fetched: ${problem.trim()}${hint} Try: ${commandToTry(version, moduleFolder)}`,
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

function commandToTry(version: string, moduleFolder: string): string {
  return `(cd ${moduleFolder} && go mod download ${FLEET_MANAGER_PATH}@${version})`;
}
