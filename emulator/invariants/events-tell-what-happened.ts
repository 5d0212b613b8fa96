import type { OutgoingEvent } from "../domain/placement-event.ts";
import type { Invariant, WorldView } from "./invariant.ts";
import { type RecordOf, recordNow } from "./records.ts";

interface EventText {
  readonly id?: unknown;
  readonly region?: unknown;
  readonly account?: unknown;
  readonly "detail-type"?: unknown;
  readonly detail?: { readonly [member: string]: unknown };
}

/** **Documented** (queue events page): the members. **Observed** (a captured event): `port` is a text of digits. */
export const eventsTellWhatHappened: Invariant = {
  name: "events tell what happened",
  truth: "An event that is on its way says of its placement what the placement's record says.",
  check(world) {
    const known = new Set<unknown>(world.before?.outgoingEvents);
    return world.outgoingEvents.flatMap((event) => {
      if (known.has(event)) return [];
      const placement = recordNow(world, "placements", event.placementId);
      const problems =
        placement === undefined
          ? ["is of a placement that does not exist"]
          : flawsOf(world, event, placement);
      return problems.map((problem) => `event ${event.eventId} of placement ${event.placementId} ${problem}`);
    });
  },
};

function flawsOf(
  { now }: WorldView,
  { eventId, message, type, scope, createdAt, startCallId }: OutgoingEvent,
  placement: RecordOf<"placements">,
): readonly string[] {
  const { id, region, account, detail = {}, "detail-type": kind } = JSON.parse(message) as EventText;
  const { placed } = placement;
  const isFulfilled = placement.status === "FULFILLED";
  const seats = placement.placedPlayerSessions ?? [];
  const said: readonly (readonly [string, unknown, unknown])[] = [
    ["id", id, eventId],
    ["detail-type", kind, "GameLift Queue Placement Event"],
    ["region", region, scope.region],
    ["account", account, scope.account],
    ["type", detail.type, type],
    ["status", typeWords(type), placement.status.replace("_", "")],
    ["placementId", detail.placementId, placement.placementId],
    ["startTime", detail.startTime, new Date(placement.startedAt).toISOString()],
    ["endTime", detail.endTime, placement.endedAt && new Date(placement.endedAt).toISOString()],
    ["gameSessionArn", detail.gameSessionArn, isFulfilled ? placed?.gameSessionId : undefined],
    ["ipAddress", detail.ipAddress, isFulfilled ? placed?.ipAddress : undefined],
    ["port", detail.port, isFulfilled ? String(placed?.port) : undefined],
    ["players", JSON.stringify(detail.placedPlayerSessions ?? []), JSON.stringify(isFulfilled ? seats : [])],
    ["start call", startCallId, placement.startCallId],
  ];
  const flaws = said
    .filter(([, is, should]) => is !== should)
    .map(([member, is, should]) => `says ${member} ${is}, and it is ${should}`);
  return createdAt === placement.endedAt && createdAt <= now
    ? flaws
    : [...flaws, `is of ${createdAt}, and the placement ended at ${placement.endedAt}`];
}

const typeWords = (type: string): string => type.replace("Placement", "").toUpperCase();
