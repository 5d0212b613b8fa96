/**
 * The simulated game server as a process of its own, started as any server is: GAMELIFT_SDK_* in its environment, a line of
 * JSON on standard output for each thing that it does. It lives in the machine's time and counts as a real server.
 */
import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname, relative } from "node:path";
import { RunningTimers } from "../running-timers.ts";
import { readServerArguments } from "./server-arguments.ts";
import type { ServerIdentity } from "./server-identity.ts";
import { SimulatedGameServer } from "./simulated-game-server.ts";

const given = readServerArguments(process.argv.slice(2), process.env);
if (given.exitAtStart !== undefined) {
  process.stderr.write(`exits at once with code ${given.exitAtStart}, as it was told\n`);
  process.exit(given.exitAtStart);
}
// Nothing else keeps the process alive while it is connected to nobody.
const alive = setInterval(() => {}, 60_000);
say({ kind: "started", pid: process.pid, arguments: process.argv.slice(2) });
if (!given.neverConnect) await play();

async function play(): Promise<void> {
  const { nakamaUrl, httpKey } = given;
  const server = new SimulatedGameServer({
    identity: identityOf(process.env),
    timers: new RunningTimers({ mode: "running", speed: 1, now: Date.now() }),
    random: Math.random,
    newId: randomUUID,
    script: given.script,
    toolName: given.toolName,
    logPaths: given.logPaths,
    note: say,
    ...(given.port === undefined ? {} : { port: given.port }),
    ...(given.heartbeat === undefined ? {} : { heartbeat: given.heartbeat }),
    ...(nakamaUrl === undefined ? {} : { nakama: { baseUrl: nakamaUrl, httpKey } }),
  });
  server.events.once("crashed", () => process.exit(given.crashExitCode));
  server.events.once("ended", () => {
    if (!given.neverExit) process.exit(given.exitCode);
  });
  try {
    await server.start();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    clearInterval(alive);
    process.exit(1);
  }
}

/** @throws nothing: what is missing ends the process with code 2. */
function identityOf(environment: NodeJS.ProcessEnv): ServerIdentity {
  const value = (name: string): string => {
    const text = environment[`GAMELIFT_SDK_${name}`] ?? "";
    if (text === "") {
      process.stderr.write(`GAMELIFT_SDK_${name} is not set: who starts this server has to tell it\n`);
      process.exit(2);
    }
    return text;
  };
  return {
    webSocketUrl: given.webSocketUrl ?? value("WEBSOCKET_URL"),
    processId: value("PROCESS_ID"),
    hostId: value("HOST_ID"),
    fleetId: value("FLEET_ID"),
    authToken: value("AUTH_TOKEN"),
  };
}

function say(note: object): void {
  const line = `${JSON.stringify(note)}\n`;
  process.stdout.write(line);
  for (const path of given.logPaths) {
    const file = placeOf(path);
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, line);
  }
}

/** A server that knows nothing of this machine names its logs as on an instance; its working directory is what they mean. */
function placeOf(path: string): string {
  return path.startsWith("/local/game/") ? relative("/local/game", path) : path;
}
