import { anyCaller } from "./any-caller.ts";
import { bookKeepers } from "./book-keepers.ts";
import { gameServers } from "./game-servers.ts";
import { matches } from "./matches.ts";
import { operators } from "./operators.ts";
import { outside } from "./outside.ts";
import type { Player } from "./player.ts";
import { seats } from "./seats.ts";

/** Everybody who plays in an explored world. */
export const players: readonly Player[] = [
  ...gameServers,
  ...seats,
  ...matches,
  ...operators,
  ...bookKeepers,
  ...outside,
  anyCaller,
];
