import { aClosedGameSessionTakesNobody } from "./a-closed-game-session-takes-nobody.ts";
import { aCrashFailsNoPlacement } from "./a-crash-fails-no-placement.ts";
import { attemptsGoWhereTheyMay } from "./attempts-go-where-they-may.ts";
import { creatorsKeepToTheirLimit } from "./creators-keep-to-their-limit.ts";
import { instancesKeepTheirBounds } from "./instances-keep-their-bounds.ts";
import type { Law } from "./law.ts";
import { limitsBeginAsTheyShould } from "./limits-begin-as-they-should.ts";
import { listsSayWhatThereIs } from "./lists-say-what-there-is.ts";
import { onlyTheCurrentSocketCounts } from "./only-the-current-socket-counts.ts";
import { onlyValidTokensConnect } from "./only-valid-tokens-connect.ts";
import { ordersAreKept } from "./orders-are-kept.ts";
import { refusalsChangeNothing } from "./refusals-change-nothing.ts";
import { reportsCount } from "./reports-count.ts";
import { whoWaitsMayGoWhereThePolicySays } from "./who-waits-may-go-where-the-policy-says.ts";

/** What holds of every step of an exploration, beside the truths about the world that it leaves. */
export const laws: readonly Law[] = [
  aClosedGameSessionTakesNobody,
  aCrashFailsNoPlacement,
  attemptsGoWhereTheyMay,
  creatorsKeepToTheirLimit,
  instancesKeepTheirBounds,
  limitsBeginAsTheyShould,
  listsSayWhatThereIs,
  onlyTheCurrentSocketCounts,
  onlyValidTokensConnect,
  ordersAreKept,
  refusalsChangeNothing,
  reportsCount,
  whoWaitsMayGoWhereThePolicySays,
];
