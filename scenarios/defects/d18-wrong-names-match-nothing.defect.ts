import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D18",
  severity: "B",
  title: "a query with a wrong name finds nothing, and says nothing",
  symptom:
    "The guide's hook asks for values.playerCount, the README for value.playerCount: List answers an empty list without an error. Each match gets a game session of its own although others have room, until no server is free.",
  cause:
    "The fields of the index are called value.player_count and so on, and Nakama takes a query for any other name as one that matches nothing.",
  hurts: "Everybody who follows the guide or the README: servers are paid for that stay nearly empty.",
  liveWith:
    "Write value. in the singular, and player_count as the fleet manager stores it. Test each query once against a game session that it must find.",
};
