import type { Player } from "./player.ts";

/** As many players as were asked for, so that they can be taken apart by name. */
export type PlayersOf<Count extends number, List extends Player[] = []> = number extends Count
  ? Player[]
  : List["length"] extends Count
    ? List
    : PlayersOf<Count, [...List, Player]>;
