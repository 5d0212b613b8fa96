/** What the stories of real game servers have in common: a game session is placed, and players take its seats. */
import {
  CreateGameSessionCommand,
  CreatePlayerSessionsCommand,
  DescribeGameSessionsCommand,
  type GameSession,
} from "@aws-sdk/client-gamelift";
import { type ClientWorld, connectToGame, eventually, type GameConnection } from "../../harness/index.ts";

/** A game session on the world's fleet as DescribeGameSessions tells it. */
export async function gameSession(world: ClientWorld, GameSessionId: string): Promise<GameSession> {
  const { GameSessions } = await world.gamelift.send(new DescribeGameSessionsCommand({ GameSessionId }));
  const [found] = GameSessions ?? [];
  if (found === undefined) throw new Error(`game session ${GameSessionId} is not there`);
  return found;
}

/** Waits until a game session has the status. */
export function gameSessionBecomes(
  world: ClientWorld,
  gameSessionId: string,
  status: string,
  withinMs = 15_000,
): Promise<GameSession> {
  return eventually(
    `a game session that is ${status}`,
    async (saw) => {
      const found = await gameSession(world, gameSessionId);
      saw(found);
      return found.Status === status && found;
    },
    { withinMs },
  );
}

/** Creates a game session for four as soon as a server process is free, and answers its id; it may be activating. */
export function startGame(world: ClientWorld, FleetId = world.resources.fleetId): Promise<string> {
  return eventually(
    "a server process that is free",
    async () => {
      const { GameSession } = await world.gamelift.send(
        new CreateGameSessionCommand({
          FleetId,
          Location: world.resources.location,
          MaximumPlayerSessionCount: 4,
          GameProperties: [{ Key: "mode", Value: "ctf" }],
        }),
      );
      return GameSession?.GameSessionId;
    },
    { withinMs: 15_000 },
  );
}

/** The same, answered when the server has activated it. */
export async function startActiveGame(world: ClientWorld, fleetId?: string): Promise<GameSession> {
  return await gameSessionBecomes(world, await startGame(world, fleetId), "ACTIVE");
}

/** Reserves a seat for each player and lets them connect with it. */
export async function joinGame(
  world: ClientWorld,
  { GameSessionId }: GameSession,
  players: readonly string[],
): Promise<readonly GameConnection[]> {
  const { PlayerSessions = [] } = await world.gamelift.send(
    new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds: [...players] }),
  );
  const connections: GameConnection[] = [];
  for (const { IpAddress, Port = 0, PlayerSessionId = "" } of PlayerSessions)
    connections.push(await connectToGame({ ipAddress: IpAddress, port: Port, sessionId: PlayerSessionId }));
  return connections;
}

/** What the emulator has of a server process. */
export async function statusOfProcess(world: ClientWorld, processId: string): Promise<unknown> {
  const [home] = await world.bench.state();
  return home?.tables.serverProcesses?.find((one) => one.processId === processId)?.status;
}
