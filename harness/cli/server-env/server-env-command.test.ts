import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.ts";
import { SimulatedGameServer } from "../../simulated-server/simulated-game-server.ts";
import { ManualTimers } from "../../simulated-server/testing/manual-timers.ts";
import { computeNameOf } from "./server-env-command.ts";

const SERVER = fileURLToPath(new URL("../server.ts", import.meta.url));
const LIMIT_MS = 20_000;

async function emulator(): Promise<Emulator> {
  const stateFolder = mkdtempSync(join(tmpdir(), "server-env-"));
  onTestFinished(() => rmSync(stateFolder, { recursive: true, force: true }));
  const started = await startEmulator({ seed: "server-env", stateFolder });
  onTestFinished(() => started.close());
  return started;
}

/** What a user's terminal would show. */
async function serverEnv(args: readonly string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const command = [SERVER, "env", ...args];
  try {
    return { ...(await promisify(execFile)(process.execPath, command, { timeout: LIMIT_MS })), code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}

interface Printed {
  readonly environment: Readonly<Record<string, string>>;
  readonly comments: readonly string[];
}

test(
  "a server that is started with the printed settings joins the fleet and becomes ready",
  async () => {
    const { addresses } = await emulator();
    const { stdout, stderr } = await serverEnv(["--api-url", addresses.apiUrl, "--format", "json"]);
    expect(stderr).toContain("made fleet windtunnel-anywhere");
    const { environment, comments } = JSON.parse(stdout) as Printed;
    expect(comments.join(" ")).toMatch(/token lives until \d{4}-.*No alias leads to this fleet yet/s);
    let ids = 0;
    const server = new SimulatedGameServer({
      identity: {
        webSocketUrl: environment.GAMELIFT_SDK_WEBSOCKET_URL ?? "",
        fleetId: environment.GAMELIFT_SDK_FLEET_ID ?? "",
        hostId: environment.GAMELIFT_SDK_HOST_ID ?? "",
        authToken: environment.GAMELIFT_SDK_AUTH_TOKEN ?? "",
        processId: "process-1",
      },
      timers: new ManualTimers(),
      random: () => 0.5,
      newId: () => `id-${++ids}`,
    });
    onTestFinished(() => server.crash());
    expect(await server.start()).toBe("ready");
  },
  LIMIT_MS,
);

test(
  "with --tls the settings name the TLS endpoint and the bundle, by the control API",
  async () => {
    const { addresses, controlToken } = await emulator();
    const tls = ["--api-url", addresses.apiUrl, "--tls"];
    const told = await serverEnv([...tls, "--control-token", controlToken, "--format", "dotenv"]);
    expect(told.stdout).toContain(`\nGAMELIFT_SDK_WEBSOCKET_URL=${addresses.serverSdkTlsUrl}\n`);
    expect(told.stdout).toContain(`\nSSL_CERT_FILE=${addresses.bundlePath}\n`);

    const refused = await serverEnv(tls);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("give its token by --control-token");
  },
  LIMIT_MS,
);

test(
  "where no GameLift answers, it is said what to do, and nothing is printed that could be pasted",
  async () => {
    const answer = await serverEnv(["--api-url", "http://127.0.0.1:1"]);
    expect(answer).toMatchObject({ code: 1, stdout: "" });
    expect(answer.stderr).toContain("No GameLift answers at http://127.0.0.1:1: start it by `npm run up`");
  },
  LIMIT_MS,
);

test("a machine's name becomes one that GameLift takes", () => {
  expect(computeNameOf("ada's_MacBook.local")).toBe("ada-s-MacBook-local");
  expect(computeNameOf("…")).toBe("my-machine");
});
