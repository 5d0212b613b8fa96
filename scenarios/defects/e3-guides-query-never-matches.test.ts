import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./e3-guides-query-never-matches.defect.ts";
import { emptyGame, listInstances } from "./server-calls.ts";

const GUIDE = "+values.metadata.GameSessionName:/(season).+/ +values.metadata.GameProperties.mode:freeforall";

/** The fields that the guide says can be asked for, each with a value that the game session has. */
const GUIDES_FIELDS = [
  '+values.create_time:>="2025-01-01T00:00:00Z"',
  "+values.player_count:2",
  "+values.metadata.GameSessionData:map-1",
  "+values.metadata.GameSessionName:season-one",
  "+values.metadata.GameProperties.mode:freeforall",
];
const README = "+value.playerCount:2";

const corrected = (query: string): string =>
  query.replaceAll("values.", "value.").replaceAll("playerCount", "player_count");

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world, { name: "season-one", data: "map-1" });
  const metadata = { GameProperties: { mode: "freeforall" } };
  await world.rpc("update_instance_info", { id, player_count: 2, metadata });
  await symptom("the guide's example finds nothing", async () => {
    expect(await listInstances(world, GUIDE)).toEqual([]);
  });
  await symptom("nor does any field that it names, nor the README's query", async () => {
    for (const query of [...GUIDES_FIELDS, README])
      expect(await listInstances(world, query), query).toEqual([]);
  });
  for (const query of [GUIDE, ...GUIDES_FIELDS, README])
    expect(await listInstances(world, corrected(query)), corrected(query)).toMatchObject([{ id }]);
});
