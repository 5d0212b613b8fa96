import { expect, scenario } from "../../harness/index.ts";

interface Listed {
  readonly instances: readonly { readonly id: string }[];
}

scenario(
  "List finds game sessions by count, by name and by property, in the queries that work",
  async (world) => {
    const games = [
      { name: "season-one", mode: "freeforall", level: "10", players: 2 },
      { name: "Ranked Match: 1", mode: "team", level: "3", players: 5 },
      { name: "season-two", mode: "freeforall", level: "7", players: 8 },
    ];
    const servers = await world.gameServers({ count: games.length });
    const [ada] = await world.players(1);
    for (const { name, mode, level } of games) {
      await world.rpc("fleet_create", {
        user_ids: [ada.userId],
        game_session_name: name,
        game_properties: { mode, level },
      });
      await ada.connectionInfo();
    }
    await world.quiet();
    for (const { name, players } of games) {
      const id = servers.find((server) => server.gameSession?.name === name)?.gameSession?.gameSessionId;
      await world.rpc("fleet_update", { id, player_count: players });
    }

    const list = async (query: string): Promise<string[]> => {
      const { instances } = (await world.rpc("fleet_list", { query, limit: 10 })) as Listed;
      const ids = new Set(instances.map((instance) => instance.id));
      return games
        .filter(({ name }) =>
          servers.some(
            (server) => server.gameSession?.name === name && ids.has(server.gameSession.gameSessionId),
          ),
        )
        .map(({ name }) => name);
    };
    const [one, ranked, two] = games.map(({ name }) => name);
    expect(await list("+value.player_count:2")).toEqual([one]);
    expect(await list("+value.player_count:<=5")).toEqual([one, ranked]);
    expect(await list("+value.player_count:>2 +value.player_count:<=8")).toEqual([ranked, two]);
    expect(await list("+value.metadata.GameSessionName:season-one")).toEqual([one]);
    expect(await list("+value.metadata.GameSessionName:/(season).+/")).toEqual([one, two]);
    expect(await list("+value.metadata.GameSessionName:season*")).toEqual([one, two]);
    expect(await list("+value.metadata.GameSessionName:Ranked\\ Match\\:\\ 1")).toEqual([ranked]);
    expect(await list("+value.metadata.GameProperties.mode:freeforall")).toEqual([one, two]);
    expect(await list("+value.metadata.GameProperties.level:10")).toEqual([one]);
    expect(
      await list(
        "+value.metadata.GameSessionName:/(season).+/ +value.metadata.GameProperties.mode:freeforall",
      ),
    ).toEqual([one, two]);

    // The forms that the guide and the README print: they match nothing and say nothing.
    expect(await list("+value.playerCount:2")).toEqual([]);
    expect(await list("+values.player_count:<=8")).toEqual([]);
    expect(await list("+values.metadata.GameProperties.mode:freeforall")).toEqual([]);
    expect(await list("+value.player_count:[2 TO 5]")).toEqual([]);
    expect(await list('+value.metadata.GameSessionName:"season-one"')).toEqual([]);
  },
);
