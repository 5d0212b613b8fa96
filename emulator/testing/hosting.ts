/** A server process that hosts a game session which a test asked for, over a socket that the test speaks on itself. */
import {
  CreateGameSessionCommand,
  type CreateGameSessionInput,
  CreatePlayerSessionsCommand,
  DescribeGameSessionsCommand,
  DescribePlayerSessionsCommand,
  type GameSession,
  type PlayerSession,
} from "@aws-sdk/client-gamelift";
import { known } from "./guide-set-up.ts";
import type { SdkClient } from "./sdk-client.ts";
import type { Host, ServerSdkBench } from "./server-sdk-bench.ts";

export interface Hosting {
  readonly host: Host;
  readonly client: SdkClient;
  readonly gameSessionId: string;
}

/** A placeable process to which CreateGameSession was pushed; the game session is ACTIVATING. */
export async function activating(
  sdk: ServerSdkBench,
  placeable: Parameters<ServerSdkBench["placeable"]>[0] = {},
  given: Partial<CreateGameSessionInput> = {},
): Promise<Hosting> {
  const { host, client } = await sdk.placeable(placeable);
  const gameSessionId = await createGameSession(sdk, given);
  await client.push();
  return { host, client, gameSessionId };
}

/** The same with the game session ACTIVE. */
export async function hosting(
  sdk: ServerSdkBench,
  placeable: Parameters<ServerSdkBench["placeable"]>[0] = {},
  given: Partial<CreateGameSessionInput> = {},
): Promise<Hosting> {
  const made = await activating(sdk, placeable, given);
  await made.client.ask("ActivateGameSession", { GameSessionId: made.gameSessionId });
  return made;
}

/** For four players unless told otherwise. Answers its id. */
export async function createGameSession(
  sdk: ServerSdkBench,
  given: Partial<CreateGameSessionInput> = {},
): Promise<string> {
  const { GameSession: made } = await sdk.bench.client.send(
    new CreateGameSessionCommand({ FleetId: sdk.guide.fleetId, MaximumPlayerSessionCount: 4, ...given }),
  );
  return known(made?.GameSessionId);
}

/** What the API shows of a game session. */
export async function gameSessionOf(sdk: ServerSdkBench, GameSessionId: string): Promise<GameSession> {
  const { GameSessions } = await sdk.bench.client.send(new DescribeGameSessionsCommand({ GameSessionId }));
  return known(GameSessions?.[0]);
}

/** RESERVED player sessions for these players, 25 at a time; their ids. */
export async function reserve(
  sdk: ServerSdkBench,
  GameSessionId: string,
  playerIds: readonly string[],
): Promise<readonly string[]> {
  const reserved: string[] = [];
  for (let start = 0; start < playerIds.length; start += 25) {
    const { PlayerSessions } = await sdk.bench.client.send(
      new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds: playerIds.slice(start, start + 25) }),
    );
    reserved.push(...known(PlayerSessions).map((seat) => known(seat.PlayerSessionId)));
  }
  return reserved;
}

/** What the API shows of a player session. */
export async function playerSessionOf(sdk: ServerSdkBench, PlayerSessionId: string): Promise<PlayerSession> {
  const { PlayerSessions } = await sdk.bench.client.send(
    new DescribePlayerSessionsCommand({ PlayerSessionId }),
  );
  return known(PlayerSessions?.[0]);
}
