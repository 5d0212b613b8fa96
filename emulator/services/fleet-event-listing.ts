import { notFound } from "../domain/api-error.ts";
import type { FleetEvent } from "../domain/fleet-event.ts";
import type { Instant } from "../domain/instant.ts";
import { cutPage, type Page, type PageRequest, pageStart } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { here } from "./find.ts";
import type { Turn } from "./turn.ts";

/** Both ends belong to the time asked for; undefined means no end. */
export interface EventTime {
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
}

/**
 * A page of a fleet's event log.
 *
 * **Observed**: newest first. **Assumed**: both ends of the time belong to it; the log outlives its fleet, because nobody
 * could read of FLEET_DELETED otherwise.
 *
 * @throws ApiError NotFoundException for a fleet that never was; InvalidRequestException for a foreign token.
 */
export function listFleetEvents(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  time: EventTime,
  request: PageRequest,
): Page<FleetEvent> {
  const { fleetEvents } = turn.tables(scope);
  const fleetId = here(scope, fleetIdOrArn, {
    get: (id) => (fleetEvents.count("fleet", id) === 0 ? undefined : id),
  });
  if (fleetId === undefined) throw notFound(`Fleet ${fleetIdOrArn} was not found.`);
  const [after] = pageStart(request) ?? [];
  const before = typeof after === "number" ? after : sequenceBeyond(fleetEvents, fleetId, time.to);
  const { from } = time;
  const candidates = fleetEvents
    .before("fleet", fleetId, before, request.limit + 1)
    .filter((event) => from === undefined || event.at >= from);
  return cutPage(request, candidates, (event) => [event.sequence]);
}

/**
 * The sequence number of the fleet's first event after an instant. Sequence and time go the same way, so that it can be
 * found by halving, however long the log is.
 */
function sequenceBeyond(
  events: ScopedTables["fleetEvents"],
  fleetId: string,
  to: Instant | undefined,
): number {
  const [newest] = events.before("fleet", fleetId, Number.POSITIVE_INFINITY, 1);
  if (to === undefined || newest === undefined) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = newest.sequence + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [event] = events.after("fleet", fleetId, middle - 1, 1);
    if (event === undefined || event.at > to) high = middle;
    else low = event.sequence + 1;
  }
  return low;
}
