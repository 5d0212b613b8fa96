import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "E1",
  severity: "A",
  title: "game sessions of a second fleet behind the same queue are wiped by the sync",
  symptom:
    "The queue places players on another of its fleets, their event is handled and the game session is in the index, until the next sync deletes its row, and does so after every Get and report again.",
  cause:
    "A GameLift queue may have many destinations, while the fleet manager is told of one alias. The sync lists what is ACTIVE behind that alias, and deletes every row that is not in that list.",
  hurts:
    "Everybody with more than one fleet behind a queue: several regions, Spot beside On-Demand, or the old and the new build during a deployment. Their game sessions are found for a quarter of an hour at most, and room in them is wasted.",
  liveWith:
    "One fleet, with its locations, behind the queue and behind the alias. Otherwise set the polling period so long that the sync never comes, and restart Nakama at quiet hours.",
};
