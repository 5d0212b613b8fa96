import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "E3",
  severity: "C",
  title: "none of the guide's own queries matches anything",
  symptom:
    "The guide's query for a season's name and a mode answers an empty list, although a game session has both. So do all fields of its list of what can be asked for, and the README's query by player count.",
  cause:
    "The guide writes values. where the index has value., and both write playerCount where the fleet manager stores player_count. Nakama has no word for a field that is not there.",
  hurts:
    "Everybody who begins with the guide: lists of games stay empty, which looks like a fault of the index, the sync or the permissions.",
  liveWith:
    "Replace values. by value. and playerCount by player_count; the rest of the guide's query is right. `scenarios/guide/list-queries.test.ts` has a table of what works.",
};
