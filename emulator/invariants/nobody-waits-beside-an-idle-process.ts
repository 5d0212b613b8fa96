import { destinationOf } from "../domain/arn.ts";
import type { Invariant, ScopeView, WorldView } from "./invariant.ts";
import type { RecordOf } from "./records.ts";

/** **Documented** (MaxConcurrentGameSessionActivations): ACTIVATING game sessions of one compute. **Assumed**: placements are looked at whenever something changes for them, so that a look more would change nothing. */
export const nobodyWaitsBesideAnIdleProcess: Invariant = {
  name: "nobody waits beside an idle process",
  truth:
    "No placement goes on waiting while a process is idle where its queue leads to, no latency, override or fault forbids it and no look at the queue is due.",
  check(world) {
    const problems: string[] = [];
    for (const scope of world.scopes) {
      if (isKeptFromChoosing(scope)) continue;
      const waiting = firstWaiting(scope.records.placements);
      for (const [queueName, placement] of waiting) {
        const queue = scope.tables.queues.get(queueName);
        if (queue === undefined || isLookDue(world, scope, queueName)) continue;
        const idle = idleProcessFor(world, scope, queue);
        if (idle !== undefined)
          problems.push(
            `placement ${placement.placementId} waits in queue ${queueName}, and process ${idle} is idle`,
          );
      }
    }
    return problems;
  },
};

/** A fault may find nothing although there is something; when it is over, everybody is looked at again. */
const isKeptFromChoosing = ({ records }: ScopeView): boolean =>
  records.faults.some(({ seam, remaining }) => seam === "placement.choose" && remaining !== 0);

/** One of each queue is enough: all of these may go to the same places. */
function firstWaiting(
  placements: readonly RecordOf<"placements">[],
): ReadonlyMap<string, RecordOf<"placements">> {
  const found = new Map<string, RecordOf<"placements">>();
  for (const placement of placements) {
    const { status, attemptGameSessionId, playerLatencies = [], priorityOverride, queueName } = placement;
    const isPlain = playerLatencies.length === 0 && priorityOverride === undefined;
    if (status === "PENDING" && attemptGameSessionId === undefined && isPlain && !found.has(queueName))
      found.set(queueName, placement);
  }
  return found;
}

const isLookDue = ({ timers }: WorldView, { scope }: ScopeView, queueName: string): boolean =>
  timers.some(
    ({ purpose, subjectId, scope: { account, region } }) =>
      purpose === "look-at-queue" &&
      subjectId === queueName &&
      account === scope.account &&
      region === scope.region,
  );

function idleProcessFor(
  world: WorldView,
  { scope, records: _own }: ScopeView,
  { destinationArns, allowedLocations }: RecordOf<"queues">,
): string | undefined {
  for (const arn of destinationArns) {
    const destination = destinationOf(arn);
    const home = world.scopes.find(
      (one) => one.scope.account === scope.account && one.scope.region === destination?.region,
    );
    if (destination === undefined || home === undefined) continue;
    const routing =
      destination.kind === "alias" ? home.tables.aliases.get(destination.id)?.routing : undefined;
    const behindAlias = routing?.type === "SIMPLE" ? routing.fleetId : undefined;
    const fleet = home.tables.fleets.get((destination.kind === "fleet" ? destination.id : behindAlias) ?? "");
    if (fleet?.status !== "ACTIVE") continue;
    const places = fleet.locations
      .filter(({ status }) => status === "ACTIVE")
      .map(({ location }) => location)
      .filter((location) => allowedLocations === undefined || allowedLocations.includes(location));
    const idle = home.records.serverProcesses.find(
      (process) =>
        process.fleetId === fleet.fleetId &&
        process.status === "ACTIVE" &&
        process.isHealthy &&
        process.gameSessionId === undefined &&
        places.includes(process.location) &&
        activatingOn(home, process) < fleet.runtimeConfiguration.maxConcurrentGameSessionActivations,
    );
    if (idle !== undefined) return idle.processId;
  }
  return undefined;
}

const activatingOn = (
  { records }: ScopeView,
  { fleetId, computeName }: { readonly fleetId: string; readonly computeName: string },
): number =>
  records.gameSessions.filter(
    (one) => one.status === "ACTIVATING" && one.fleetId === fleetId && one.computeName === computeName,
  ).length;
