import type { GameSession } from "../../domain/game-session.ts";
import type { ScopedRecords } from "../../invariants/invariant.ts";
import type { Members } from "../../runtime/input.ts";
import { type Law, type PlayedStep, scopeIn } from "./law.ts";

/** Documented: what each list is of, its filters, Limit and NextToken; Assumed: the order of creation. */
export const listsSayWhatThereIs: Law = {
  name: "lists say what there is",
  truth:
    "A list has everything that was asked for and nothing else, in the order of creation, and its next page goes on where the last one ended.",
  check(played) {
    const { step, answer, before, sent, rules } = played;
    if (step.act !== "call" || answer === undefined) return [];
    const listing = listings[step.operation];
    const records = scopeIn(before, step)?.records;
    if (listing === undefined || records === undefined) return [];
    const expected = listing.expected(records, sent, rules.searchLagSeconds);
    if (expected === undefined) return [];
    const items = idsIn(answer, listing);
    const last = lastOfPageBefore(played, listing);
    const lastSequence = last === undefined ? -1 : listing.sequenceOf(records, last);
    const left = expected.filter(({ sequence }) => sequence > lastSequence).map(({ id }) => id);
    const shown = left.slice(0, items.length);
    if (items.some((id, index) => id !== shown[index]))
      return [`${step.operation} answers ${items.join(", ")} instead of ${shown.join(", ")}`];
    return answer.NextToken === undefined && items.length < left.length
      ? [`${step.operation} ends its list ${left.length - items.length} items too early`]
      : [];
  },
};

interface Item {
  readonly id: string;
  readonly sequence: number;
}

interface Listing {
  /** The member of the answer that holds the items, and the member of each that is its id. */
  readonly member: string;
  readonly idMember: string;
  /** Undefined for what is asked in a way that is not looked at here. */
  expected(records: ScopedRecords, sent: Members, searchLagSeconds: number): readonly Item[] | undefined;
  sequenceOf(records: ScopedRecords, id: string): number;
}

const inOrder = (items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => a.sequence - b.sequence);

const gameSessionItems = (gameSessions: readonly GameSession[]): readonly Item[] =>
  inOrder(gameSessions.map(({ gameSessionId: id, sequence }) => ({ id, sequence })));

const sequenceOfGameSession = (records: ScopedRecords, id: string): number =>
  records.gameSessions.find(({ gameSessionId }) => gameSessionId === id)?.sequence ?? -1;

const listings: { readonly [operation: string]: Listing } = {
  DescribePlayerSessions: {
    member: "PlayerSessions",
    idMember: "PlayerSessionId",
    expected(
      { playerSessions },
      { GameSessionId, PlayerId, PlayerSessionId, PlayerSessionStatusFilter: status },
    ) {
      if (PlayerSessionId !== undefined) return undefined;
      const isAsked = (one: (typeof playerSessions)[number]) =>
        GameSessionId === undefined
          ? one.playerId === PlayerId
          : one.gameSessionId === GameSessionId && (status === undefined || one.status === status);
      return inOrder(
        playerSessions.filter(isAsked).map(({ playerSessionId: id, sequence }) => ({ id, sequence })),
      );
    },
    sequenceOf: ({ playerSessions }, id) =>
      playerSessions.find(({ playerSessionId }) => playerSessionId === id)?.sequence ?? -1,
  },
  DescribeGameSessions: {
    member: "GameSessions",
    idMember: "GameSessionId",
    expected({ gameSessions }, { FleetId, GameSessionId, AliasId, Location, StatusFilter }) {
      if (FleetId === undefined || GameSessionId !== undefined || AliasId !== undefined) return undefined;
      return gameSessionItems(
        gameSessions.filter(
          ({ fleetId, location, status }) =>
            fleetId === FleetId &&
            (Location === undefined || location === Location) &&
            (StatusFilter === undefined || status === StatusFilter),
        ),
      );
    },
    sequenceOf: sequenceOfGameSession,
  },
  SearchGameSessions: {
    member: "GameSessions",
    idMember: "GameSessionId",
    expected({ gameSessions }, sent, searchLagSeconds) {
      const { FleetId, AliasId, Location, FilterExpression, SortExpression } = sent;
      const matches = filters[String(FilterExpression ?? "")];
      const isOther = AliasId !== undefined || SortExpression !== undefined || searchLagSeconds > 0;
      if (FleetId === undefined || matches === undefined || isOther) return undefined;
      return gameSessionItems(
        gameSessions.filter(
          (one) =>
            one.fleetId === FleetId &&
            one.status === "ACTIVE" &&
            (Location === undefined || one.location === Location) &&
            matches(one),
        ),
      );
    },
    sequenceOf: sequenceOfGameSession,
  },
  ListAliases: {
    member: "Aliases",
    idMember: "AliasId",
    expected: ({ aliases }, { Name, RoutingStrategyType: type }) =>
      inOrder(
        aliases
          .filter(
            ({ name, routing }) =>
              (Name === undefined || name === Name) && (type === undefined || routing.type === type),
          )
          .map(({ aliasId: id, sequence }) => ({ id, sequence })),
      ),
    sequenceOf: ({ aliases }, id) => aliases.find(({ aliasId }) => aliasId === id)?.sequence ?? -1,
  },
};

/** What players search by, read anew. */
const filters: { readonly [expression: string]: (gameSession: GameSession) => boolean } = {
  "": () => true,
  "hasAvailablePlayerSessions=true": (one) => one.currentPlayerSessionCount < one.maximumPlayerSessionCount,
  "playerSessionCount>0": (one) => one.currentPlayerSessionCount > 0,
  "gameSessionProperties.mode='duel'": (one) =>
    one.gameProperties.some(({ key, value }) => key === "mode" && value === "duel"),
  "maximumSessions>=2 AND hasAvailablePlayerSessions=false": (one) =>
    one.maximumPlayerSessionCount >= 2 && one.currentPlayerSessionCount >= one.maximumPlayerSessionCount,
};

function idsIn(answer: Members, { member, idMember }: Listing): readonly string[] {
  const items = answer[member];
  return Array.isArray(items) ? items.map((item: Members) => String(item[idMember])) : [];
}

const tokenOfAnswer = /^\$answer@(\d+)\.NextToken$/;

/** The last item of the page whose token was sent. */
function lastOfPageBefore({ step, answerOfStep }: PlayedStep, listing: Listing): string | undefined {
  const token = step.act === "call" ? step.parameters.NextToken : undefined;
  const [, from] = typeof token === "string" ? (tokenOfAnswer.exec(token) ?? []) : [];
  const answer = from === undefined ? undefined : answerOfStep(Number(from));
  return answer === undefined ? undefined : idsIn(answer, listing).at(-1);
}
