import { randomUUID } from "node:crypto";
import type { Figure } from "../figures.ts";
import { median } from "../median.ts";
import type { ServingWorker } from "../scale/start-serving.ts";
import { spin } from "../spin.ts";
import type { BenchProcess, SeatsWanted } from "./emulator-worker.ts";
import { type Exchange, RawSocket } from "./raw-socket.ts";
import { clientFrame, serverFrame } from "./wire-frame.ts";

const ROUNDS = 20;
/** The first rounds warm up both servers. */
const WARM_UP = 3;
/** Requests of one round, over all connections; half of them are heartbeats, half accept a player. */
const A_ROUND = 3_200;

export interface SocketServers {
  readonly emulator: ServingWorker<{ readonly port: number; readonly processes: readonly BenchProcess[] }>;
  readonly echo: ServingWorker<{ readonly port: number }>;
}

interface Connection {
  readonly process: BenchProcess;
  readonly ours: RawSocket;
  readonly bare: RawSocket;
}

/** The path by which the Go SDK asks for a process's socket. */
export function upgradePath({ processId, computeName, authToken, fleetId }: BenchProcess): string {
  const query = new URLSearchParams({
    Authorization: authToken,
    ComputeId: computeName,
    FleetId: fleetId,
    IdempotencyToken: randomUUID(),
    pID: processId,
    sdkLanguage: "Go",
    sdkVersion: "5.6.0",
  });
  return `/?${query}`;
}

/** Requests of game servers over kept sockets against messages as long that `ws` alone sends back. */
export async function measureRequests(
  servers: SocketServers,
  connectionCount: number,
  print: (line: string) => void,
): Promise<Figure> {
  const { emulator, echo } = servers;
  const connections: Connection[] = [];
  for (const process of emulator.told.processes.slice(0, connectionCount)) {
    const ours = await RawSocket.open(emulator.told.port, upgradePath(process));
    connections.push({ process, ours, bare: await RawSocket.open(echo.told.port, "/") });
  }
  const rounds: { readonly ours: number; readonly bare: number }[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const rates = await playRound(servers, connections);
    if (round >= 0) rounds.push(rates);
  }
  for (const { ours, bare } of connections) {
    ours.cut();
    bare.cut();
  }
  const [ours, bare] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.bare))];
  print(`  ${connectionCount} connections: ${Math.round(ours)} requests/s, ${Math.round(bare)} echoes/s`);
  return {
    what: `socket requests ÷ bare ws echo, ${connectionCount} connections`,
    measured: median(rounds.map((one) => one.ours / one.bare)),
    digits: 2,
    goal: { atLeast: 0.4 },
  };
}

/** Answers per second of both servers, which are sent the same bytes one after the other. */
async function playRound(
  { emulator }: SocketServers,
  connections: readonly Connection[],
): Promise<{ readonly ours: number; readonly bare: number }> {
  const wanted: SeatsWanted = {
    gameSessionIds: connections.map(({ process }) => process.gameSessionId),
    count: A_ROUND / 2 / connections.length,
  };
  const seats = (await emulator.ask(wanted)) as readonly (readonly string[])[];
  const texts = connections.map(({ process: { gameSessionId: GameSessionId } }, index) =>
    (seats[index] ?? []).flatMap((PlayerSessionId) => [
      request("HeartbeatServerProcess", { HealthStatus: true }),
      request("AcceptPlayerSession", { GameSessionId, PlayerSessionId }),
    ]),
  );
  const bare = await rateOf(
    connections.map(({ bare }, index) => ({ socket: bare, exchanges: (texts[index] ?? []).map(echoed) })),
  );
  const ours = await rateOf(
    connections.map(({ ours }, index) => ({ socket: ours, exchanges: (texts[index] ?? []).map(answered) })),
  );
  await Promise.all(
    connections.map(({ ours, process: { gameSessionId: GameSessionId } }, index) =>
      ours.exchange(
        (seats[index] ?? []).map((PlayerSessionId) =>
          answered(request("RemovePlayerSession", { GameSessionId, PlayerSessionId })),
        ),
      ),
    ),
  );
  return { ours, bare };
}

interface Request {
  readonly Action: string;
  readonly RequestId: string;
}

const request = (Action: string, fields: object): Request => ({ Action, RequestId: randomUUID(), ...fields });

function answered(asked: Request): Exchange {
  const { Action, RequestId } = asked;
  return {
    request: clientFrame(JSON.stringify(asked)),
    answer: serverFrame(JSON.stringify({ Action, RequestId, StatusCode: 200 })),
  };
}

function echoed(asked: Request): Exchange {
  const text = JSON.stringify(asked);
  return { request: clientFrame(text), answer: serverFrame(text) };
}

async function rateOf(
  sides: readonly { readonly socket: RawSocket; readonly exchanges: readonly Exchange[] }[],
): Promise<number> {
  const count = sides.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  const stopSpinning = spin();
  const startedAt = performance.now();
  await Promise.all(sides.map(({ socket, exchanges }) => socket.exchange(exchanges)));
  const tookMs = performance.now() - startedAt;
  stopSpinning();
  return (count / tookMs) * 1_000;
}
