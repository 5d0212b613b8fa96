import type { Invariant, WorldView } from "./invariant.ts";
import { type RecordOf, recordNow, recordsOf } from "./records.ts";

/** **Documented**: FULFILLED makes a placement's game session final; it is named after the placement. */
export const aFulfilledPlacementHasItsGameSession: Invariant = {
  name: "a fulfilled placement has its game session",
  truth:
    "A FULFILLED placement names a game session that was made for it, has been ACTIVE, bears its name and is reached by the address that was told.",
  check(world) {
    const problems: string[] = [];
    for (const placement of recordsOf(world, "placements")) {
      if (placement.status !== "FULFILLED") continue;
      for (const problem of flawsOf(world, placement))
        problems.push(`placement ${placement.placementId} is FULFILLED ${problem}`);
    }
    return problems;
  },
};

function flawsOf(world: WorldView, placement: RecordOf<"placements">): readonly string[] {
  const { placementId, placed, endedAt = world.now, attemptCount } = placement;
  if (placed === undefined) return ["by nothing"];
  const { gameSessionId } = placed;
  const problems: string[] = [];
  const idString = gameSessionId.slice(gameSessionId.lastIndexOf("/") + 1);
  if (idString !== placementId && !idString.startsWith(`${placementId}-`))
    problems.push(`by ${gameSessionId}, which bears another name`);
  if (attemptCount < 1) problems.push("without an attempt");
  const gameSession = recordNow(world, "gameSessions", gameSessionId);
  // An ended game session may be forgotten in time.
  if (gameSession === undefined) {
    if (!world.scopes.some(({ scope }) => gameSessionId.includes(`:${scope.region}:`)))
      problems.push(`by ${gameSessionId}, which is in no Region here`);
    return problems;
  }
  if (gameSession.placementId !== placementId)
    problems.push(`by ${gameSessionId}, which was made for ${gameSession.placementId}`);
  if (gameSession.status === "ACTIVATING") problems.push(`by ${gameSessionId}, which is still ACTIVATING`);
  if (gameSession.createdAt > endedAt || (gameSession.endedAt ?? endedAt) < endedAt)
    problems.push(`by ${gameSessionId}, which was not there at ${endedAt}`);
  if (gameSession.ipAddress !== placed.ipAddress || gameSession.dnsName !== placed.dnsName)
    problems.push(`at ${placed.ipAddress}, and ${gameSessionId} is at ${gameSession.ipAddress}`);
  if (gameSession.port !== placed.port)
    problems.push(`on port ${placed.port}, and ${gameSessionId} is on ${gameSession.port}`);
  return problems;
}
