import { expect, scenario, type World } from "../../harness/index.ts";

interface Listed {
  readonly instances: readonly { readonly id: string }[];
}

interface Game {
  readonly name: string;
  readonly players: number;
  readonly properties: Readonly<Record<string, string>>;
  readonly id: string;
  readonly createdAt: string;
}

const WISHES = [
  { name: "season-one", players: 2, properties: { mode: "freeforall", level: "10", "map.size": "small" } },
  { name: "Ranked Match: 1", players: 5, properties: { mode: "team", level: "3", "map.size": "large" } },
  { name: "season-two", players: 8, properties: { mode: "freeforall", level: "7", "map.size": "large" } },
] as const;
const [one, ranked, two] = ["season-one", "Ranked Match: 1", "season-two"] as const;
const all: readonly string[] = [one, ranked, two];

/** List fails, and these words of its error say why. */
interface Failure {
  readonly error: string;
}

/** A query, the names of the games that it finds or that List fails, and why. */
type Row = readonly [query: string, found: readonly string[] | Failure, why: string];

function rowsFor(games: readonly Game[]): readonly Row[] {
  const middle = games[1];
  if (middle === undefined) throw new Error("the table speaks of three games");
  const { id, createdAt } = middle;
  const day = createdAt.slice(0, 10);
  const escapedId = id.replace(/[:/]/g, "\\$&");
  const key = id.slice(id.lastIndexOf("/") + 1);
  return [
    ["+value.player_count:2", [one], "a number"],
    ["+value.player_count:<=5", [one, ranked], "bounds"],
    ["+value.player_count:>=5", [ranked, two], "bounds"],
    ["+value.player_count:<5", [one], "bounds"],
    ["+value.player_count:>2.5", [ranked, two], "a bound need not be whole"],
    ["+value.player_count:>2 +value.player_count:<=8", [ranked, two], "two bounds"],
    ["+value.player_count:[2 TO 5]", [], "not Lucene: there is no such range"],
    ['+value.player_count:"2"', [], "quoted text never equals a number"],
    ["+value.playerCount:2", [], "the README's name for it"],
    ["+values.playerCount:<=8", [], "the guide's hook"],
    ["+values.player_count:<=8", [], "every field begins with value, not values"],
    ["+values.metadata.GameProperties.mode:freeforall", [], "the guide's list query"],
    [`+values.create_time:>="${day}T00:00:00Z"`, [], "the guide's list query"],

    [`+value.create_time:>="${day}T00:00:00Z"`, all, "a full RFC 3339 instant in double quotes"],
    [`+value.create_time:>="${createdAt}"`, [ranked, two], "bounds"],
    [`+value.create_time:>"${createdAt}"`, [two], "bounds"],
    [`+value.create_time:<="${createdAt}"`, [one, ranked], "bounds"],
    [`+value.create_time:<"${createdAt}"`, [one], "bounds"],
    [`+value.create_time:"${createdAt}"`, [], "quoted text never equals a date"],
    [`+value.create_time:>="${day}"`, { error: "invalid time" }, "a day alone is no instant"],
    [`+value.create_time:>=${createdAt}`, { error: "syntax error" }, "an unquoted date is a syntax error"],

    ["+value.metadata.GameSessionName:season-one", [one], "the whole value"],
    ["+value.metadata.GameSessionName:Season-one", [], "case matters"],
    ["+value.metadata.GameSessionName:season", [], "a part of the value does not match"],
    ["+value.metadata.GameSessionName:season*", [one, two], "wildcard"],
    ["+value.metadata.GameSessionName:*Match*", [ranked], "wildcard"],
    ["+value.metadata.GameSessionName:?anked*", [ranked], "wildcard for one character"],
    ['+value.metadata.GameSessionName:"season-one"', [], "phrases never match a keyword"],
    ['+value.metadata.GameSessionName:"Ranked Match: 1"', [], "phrases never match a keyword"],
    ["+value.metadata.GameSessionName:Ranked\\ Match\\:\\ 1", [ranked], "spaces and colons escaped"],
    ["+value.metadata.GameSessionName:/(season).+/", [one, two], "regex"],
    ["+value.metadata.GameSessionName:/season/", [], "a regex must match the whole value"],
    ["+value.metadata.GameSessionName:/(Season).+/", [], "a regex minds case"],
    ["+value.metadata.GameSessionName:/(?i)(Season).+/", [one, two], "unless told not to"],
    ["+value.metadata.GameSessionName:/Ranked Match.+/", [], "a raw space inside breaks the regex"],
    ["+value.metadata.GameSessionName:/(season.+/", { error: "missing closing )" }, "an unbalanced regex"],

    ["+value.metadata.GameProperties.mode:freeforall", [one, two], "property"],
    [
      "+value.metadata.GameSessionName:/(season).+/ +value.metadata.GameProperties.mode:freeforall",
      [one, two],
      "the guide's list query, corrected",
    ],
    ["+value.metadata.GameProperties.level:10", [one], "property values are text"],
    ["+value.metadata.GameProperties.level:>=5", [], "text has no bounds"],
    ["+value.metadata.GameProperties.map.size:large", [ranked, two], "a dot in the key is a further step"],
    ["-value.metadata.GameProperties.mode:team", [one, two], "all others"],

    [`+value.id:${escapedId}`, [ranked], "colons and slashes of the ARN escaped"],
    [`+value.id:/.*${key}/`, [ranked], "regex for the end of the ARN"],
    [`+key:${key}`, [ranked], "the row's own key is the last segment of the ARN"],
    ["+value.status:ACTIVE", [], "the status is not indexed"],
    ["*", all, "everything"],
  ];
}

/** Three running games, made ten seconds apart, with as many players as their servers say. */
async function threeGames(world: World): Promise<readonly Game[]> {
  const servers = await world.gameServers({ count: WISHES.length });
  const [ada] = await world.players(1);
  const games: Game[] = [];
  for (const { name, players, properties } of WISHES) {
    await world.clock.advance("10s");
    await world.rpc("fleet_create", {
      user_ids: [ada.userId],
      game_session_name: name,
      game_properties: properties,
    });
    await ada.connectionInfo();
    const id = servers.find((server) => server.gameSession?.name === name)?.gameSession?.gameSessionId ?? "";
    const createdAt = new Date(world.clock.now()).toISOString();
    games.push({ name, players, properties, id, createdAt });
  }
  await world.quiet();
  for (const { id, players } of games) await world.rpc("fleet_update", { id, player_count: players });
  return games;
}

async function list(world: World, games: readonly Game[], query: string): Promise<readonly string[]> {
  const { instances } = (await world.rpc("fleet_list", { query, limit: 10 })) as Listed;
  return instances
    .map(({ id }) => games.find((game) => game.id === id)?.name ?? `unknown ${id}`)
    .sort((left, right) => all.indexOf(left) - all.indexOf(right));
}

scenario(
  "List finds game sessions by count, by name and by property, in the queries that work",
  async (world) => {
    const games = await threeGames(world);
    for (const [query, found, why] of rowsFor(games)) {
      const listed = list(world, games, query);
      if ("error" in found) await expect(listed, `${query}: ${why}`).rejects.toThrow(found.error);
      else expect(await listed, `${query}: ${why}`).toEqual(found);
    }

    // Without a query it is not the index that is asked, but GameLift, whose own counts go into Nakama's rows.
    const before = (await world.journal.all()).length;
    expect(await list(world, games, "")).toEqual(all);
    const asked = (await world.journal.all()).slice(before);
    expect(asked).toContainEqual(expect.objectContaining({ kind: "input", what: "SearchGameSessions" }));
    expect(await world.index()).toMatchObject([{ playerCount: 1 }, { playerCount: 1 }, { playerCount: 1 }]);
  },
);
