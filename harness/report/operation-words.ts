import type { Cast } from "./cast.ts";

type Members = { readonly [name: string]: unknown };

/** What a call asks for, in words; the operation's own name is added by the teller. */
type Words = (parameters: Members, cast: Cast) => string;

const places = (count: unknown): string => (count === undefined ? "" : `, up to ${String(count)} players`);

const playersOf = (parameters: Members, cast: Cast): string => {
  const wishes = (parameters.DesiredPlayerSessions ?? []) as readonly { readonly PlayerId: string }[];
  return wishes.length === 0 ? "" : `, for ${cast.playersOf(wishes.map((wish) => wish.PlayerId))}`;
};

/** The calls by which a game backend lives. Others are told by their name alone. */
export const operationWords: { readonly [operation: string]: Words } = {
  StartGameSessionPlacement: (parameters, cast) =>
    `asks queue ${String(parameters.GameSessionQueueName)} for a game session: ` +
    `${cast.placement(parameters.PlacementId)}${places(parameters.MaximumPlayerSessionCount)}${playersOf(parameters, cast)}`,
  StopGameSessionPlacement: (parameters, cast) => `stops ${cast.placement(parameters.PlacementId)}`,
  DescribeGameSessions: (parameters, cast) =>
    parameters.GameSessionId === undefined
      ? `lists the ${String(parameters.StatusFilter ?? "")} game sessions`.replace("  ", " ")
      : `looks at ${cast.gameSession(parameters.GameSessionId)}`,
  SearchGameSessions: (parameters) =>
    `searches game sessions${parameters.FilterExpression === undefined ? "" : ` with ${String(parameters.FilterExpression)}`}`,
  CreateGameSession: (parameters) => `creates a game session${places(parameters.MaximumPlayerSessionCount)}`,
  UpdateGameSession: (parameters, cast) => `updates ${cast.gameSession(parameters.GameSessionId)}`,
  TerminateGameSession: (parameters, cast) => `ends ${cast.gameSession(parameters.GameSessionId)}`,
  CreatePlayerSession: (parameters, cast) =>
    `asks for a seat for ${cast.player(parameters.PlayerId)} in ${cast.gameSession(parameters.GameSessionId)}`,
  CreatePlayerSessions: (parameters, cast) =>
    `asks for seats for ${cast.playersOf((parameters.PlayerIds ?? []) as readonly string[])} ` +
    `in ${cast.gameSession(parameters.GameSessionId)}`,
  RegisterCompute: (parameters) => `registers ${String(parameters.ComputeName)}`,
};

/** Calls that set the bench up, and what each makes. */
export const setUpSteps: { readonly [name: string]: string } = {
  "create-topic": "topic",
  subscribe: "subscription",
  CreateBuild: "build",
  CreateLocation: "location",
  CreateFleet: "fleet",
  CreateAlias: "alias",
  CreateGameSessionQueue: "queue",
};
