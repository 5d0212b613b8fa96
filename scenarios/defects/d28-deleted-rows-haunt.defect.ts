import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D28",
  severity: "B",
  title: "a row that another node deletes stays in this node's index for ever",
  symptom:
    "With a limit of one, List on this node answers nothing at all, although there are other game sessions: the row that is gone takes the only place.",
  cause:
    "Each Nakama has its index in its own memory and changes it by its own writes alone. List takes as many hits as its limit from there, reads them in the database, and drops those that are not there any more without looking for others.",
  hurts:
    "Everybody with two open-source nodes on one database: matches are given new game sessions although others have room, more often as ghosts gather, until the node is restarted.",
  liveWith:
    "List with a generous limit, restart nodes regularly, or let all game servers report to the one node whose hook asks.",
};
