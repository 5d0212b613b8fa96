import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { eventually } from "../eventually.ts";
import { SIMULATED_SERVER, writeSimulatedBuild } from "../simulated-server/write-build.ts";
import { freePortGroup } from "../stack/ports.ts";
import { hasEnded } from "../stack/process-state.ts";
import { SERVICE_PORTS } from "./up/service-ports.ts";

/** `npm run up` as a process of its own, on ports that nobody else uses. */
interface Up {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

async function portFlags(): Promise<string[]> {
  const offsets = SERVICE_PORTS.flatMap((_, index) => [index * 5, index * 5 - 1, index * 5 - 3]);
  const first = await freePortGroup(offsets);
  return SERVICE_PORTS.flatMap(({ flag }, index) => [flag, String(first + index * 5)]);
}

function start(args: readonly string[]): Up {
  const file = fileURLToPath(new URL("up.ts", import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  }
  onTestFinished(() => void child.kill("SIGKILL"));
  return {
    process: child,
    output: () => written,
    exited: once(child, "close").then(([code]) => code as number | null),
  };
}

const isUp = (up: Up): Promise<boolean> =>
  eventually(
    "the service is up",
    (saw) => {
      saw(up.output().slice(-400));
      return up.output().includes("What happens");
    },
    { withinMs: 40_000, everyMs: 50 },
  );

/** All processes below the given one, which are its children as long as it lives. */
function familyOf(processId: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const below = (id: number): number[] =>
    parents.filter(([, parent]) => parent === id).flatMap(([child]) => [child, ...below(child)]);
  return below(processId);
}

function parentOf(processId: string): number {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0; // ended meanwhile
  }
}

const allEnded = (processIds: readonly number[]): Promise<boolean> =>
  eventually("every process has ended", (saw) => {
    const alive = processIds.filter((id) => !hasEnded(id));
    saw(alive);
    return alive.length === 0;
  });

function printedAfter(up: Up, name: string): string {
  const value = new RegExp(`\\b${name}[ =]+(\\S+)`).exec(up.output())?.[1];
  if (value === undefined) throw new Error(`nothing is printed after ${name}: ${up.output()}`);
  return value;
}

test.runIf(process.platform === "linux")(
  "Ctrl-C ends everything in its order; ids are the same in the next run",
  { timeout: 120_000 },
  async () => {
    const flags = [...(await portFlags()), "--servers", "1"];
    const first = start(flags);
    await isUp(first);
    const family = familyOf(first.process.pid ?? 0);
    expect(family.length).toBeGreaterThanOrEqual(3);

    first.process.kill("SIGINT");
    expect(await first.exited).toBe(0);
    await allEnded(family);
    const ended = [...first.output().matchAll(/✓ (.+?) +ended/g)].map(([, name]) => name);
    const withNakama = first.output().includes("serves, with its plugin") ? ["Nakama"] : [];
    expect(ended).toEqual([...withNakama, "game servers", "emulator", "ElasticMQ", "PostgreSQL"]);

    const second = start([...flags, "--no-nakama"]);
    await isUp(second);
    for (const name of ["alias", "fleet", "SSL_CERT_FILE", "GAMELIFT_SDK_AUTH_TOKEN"]) {
      expect(printedAfter(second, name)).toBe(printedAfter(first, name));
    }
    const survivors = familyOf(second.process.pid ?? 0);
    second.process.kill("SIGKILL");
    await second.exited;
    await allEnded(survivors);
  },
);

test("`server env` finds the running service by itself, and its settings lead there", {
  timeout: 60_000,
}, async () => {
  const up = start([...(await portFlags()), "--servers", "0", "--no-nakama", "--fleet", "ANYWHERE"]);
  await isUp(up);
  const server = fileURLToPath(new URL("server.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [server, "env"], { timeout: 20_000 });
  for (const name of ["GAMELIFT_SDK_WEBSOCKET_URL", "GAMELIFT_SDK_FLEET_ID"])
    expect(stdout).toContain(`export ${name}=${printedAfter(up, name)}\n`);
  // The guide's alias leads to the only Anywhere fleet there is.
  expect(stdout).toContain(`Placements reach this fleet by ${printedAfter(up, "alias")}`);
  up.process.kill("SIGINT");
  expect(await up.exited).toBe(0);
});

test.runIf(process.platform === "linux")(
  "Ctrl-C before it is ready ends what has been started, in its order",
  { timeout: 60_000 },
  async () => {
    // So many servers that it is not ready soon.
    const up = start([...(await portFlags()), "--servers", "40", "--no-nakama"]);
    await eventually(
      "the stack is there",
      (saw) => {
        saw(up.output().slice(-400));
        return up.output().includes("ElasticMQ and PostgreSQL answer");
      },
      { withinMs: 30_000, everyMs: 10 },
    );
    const family = familyOf(up.process.pid ?? 0);

    up.process.kill("SIGINT");
    expect(await up.exited).toBe(130);
    expect(up.output()).not.toContain("What happens");
    expect(up.output()).toMatch(/Interrupted[\s\S]*✓ ElasticMQ +ended[\s\S]*✓ PostgreSQL +ended/);
    await allEnded(family);
  },
);

test.runIf(process.platform === "linux")(
  "servers of the user's own are launched on the guide's fleet, and none survives a kill",
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "windtunnel-up-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeSimulatedBuild(folder);
    const build = [
      "--build",
      `my-server-1.0.0=${folder}`,
      "--launch-path",
      `/local/game/${SIMULATED_SERVER}`,
    ];
    const up = start([...(await portFlags()), ...build, "--servers", "2", "--no-nakama"]);
    await isUp(up);
    await eventually(
      "two servers are ready",
      (saw) => {
        saw(up.output().slice(-600));
        return up.output().match(/is ready for a game session/g)?.length === 2;
      },
      { withinMs: 30_000 },
    );
    const family = familyOf(up.process.pid ?? 0);
    up.process.kill("SIGKILL");
    await up.exited;
    await allEnded(family);
  },
);

test("a call of AWS's client is told as it happens", { timeout: 60_000 }, async () => {
  const flags = [...(await portFlags()), "--servers", "0", "--no-nakama"];
  const up = start(flags);
  await isUp(up);
  const apiUrl = printedAfter(up, "AWS_ENDPOINT_URL_GAMELIFT") ?? "";
  const response = await fetch(apiUrl, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "GameLift.StopGameSessionPlacement",
      authorization:
        "AWS4-HMAC-SHA256 Credential=windtunnel/20260101/us-east-1/gamelift/aws4_request, SignedHeaders=host, Signature=00",
      "x-amz-date": "20260101T000000Z",
    },
    body: JSON.stringify({ PlacementId: "nobody-asked-for-this" }),
  });
  expect(response.status).toBe(400);
  await eventually("the call is told", (saw) => {
    saw(up.output().slice(-300));
    return /caller +stops placement nobody-asked-for-this .*NotFoundException/s.test(up.output());
  });
  up.process.kill("SIGTERM");
  expect(await up.exited).toBe(0);
});

test("a taken port is named with the flag that moves it, and nothing is started", {
  timeout: 60_000,
}, async () => {
  const flags = await portFlags();
  const taken = Number(flags[flags.indexOf("--postgres-port") + 1]);
  const listener = createServer().listen(taken, "127.0.0.1");
  await once(listener, "listening");
  onTestFinished(() => void listener.close());
  const up = start([...flags, "--no-nakama"]);
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain(`${taken}  PostgreSQL`);
  expect(up.output()).toContain("--postgres-port");
  expect(up.output()).not.toContain("✓");
});

test("options that contradict each other are refused in words", { timeout: 20_000 }, async () => {
  const up = start(["--nakama", "/usr/bin/nakama"]);
  expect(await up.exited).toBe(1);
  expect(up.output()).toContain("--nakama needs --modules");
});
