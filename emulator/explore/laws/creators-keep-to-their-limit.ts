import { isServed, type Law, scopeIn } from "./law.ts";

const SECOND_MS = 1_000;

/**
 * Documented: ResourceCreationLimitPolicy, and that a repeated token is answered with the game session that it made
 * before. Assumed: without a policy one game session a second for each creator.
 */
export const creatorsKeepToTheirLimit: Law = {
  name: "creators keep to their limit",
  truth:
    "A creator makes no more game sessions in a span of time than the fleet allows, and a repeated token makes none and is refused for another request.",
  check(played) {
    const { sent, before, after, step } = played;
    if (!isServed(played, "CreateGameSession")) return [];
    const was = scopeIn(before, step)?.records.gameSessions ?? [];
    const all = scopeIn(after, step)?.records.gameSessions ?? [];
    const answered = (played.answer?.GameSession as { readonly GameSessionId?: string })?.GameSessionId;
    const known = was.find(({ gameSessionId }) => gameSessionId === answered);
    const made = all.find(({ gameSessionId }) => gameSessionId === answered);
    if (made === undefined) return [`the game session ${answered} that was answered is not there`];
    const { MaximumPlayerSessionCount: maximum, CreatorId } = sent;
    const asked = made.creationRequest;
    if (known !== undefined && asked !== undefined)
      return asked.maximumPlayerSessionCount === maximum && asked.creatorId === CreatorId
        ? []
        : [`${answered} was answered to a request for another one`];
    const fleet = scopeIn(before, step)?.tables.fleets.get(made.fleetId);
    if (CreatorId === undefined || fleet === undefined) return [];
    const minutes = fleet.policyPeriodInMinutes;
    const count = minutes === undefined ? 1 : (fleet.newGameSessionsPerCreator ?? 1);
    const periodMs = minutes === undefined ? SECOND_MS : minutes * 60 * SECOND_MS;
    const recent = all.filter(
      ({ creatorId, fleetId, createdAt }) =>
        creatorId === CreatorId && fleetId === made.fleetId && createdAt + periodMs > made.createdAt,
    );
    return recent.length <= count
      ? []
      : [`${CreatorId} has made ${recent.length} game sessions within ${periodMs} ms, of ${count} allowed`];
  },
};
