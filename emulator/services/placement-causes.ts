import type { Alias } from "../domain/alias.ts";
import { destinationOf } from "../domain/arn.ts";
import { type Fault, isArmed } from "../domain/fault.ts";
import type { Fleet } from "../domain/fleet.ts";
import type { GameSession } from "../domain/game-session.ts";
import { isWaiting, type Placement } from "../domain/placement.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { isPlaceable, type ServerProcess } from "../domain/server-process.ts";
import { queueOfLine } from "../store/definitions/placements.ts";
import type { Change } from "../store/table.ts";
import type { Turn } from "./turn.ts";

export interface QueueToLookAt {
  readonly scope: Scope;
  readonly queueName: string;
}

/**
 * The causes for which pending placements are looked at again. There is no tick: what is not listed here changes
 * nothing for a waiting placement.
 *
 * - a placement entered its queue, or its attempt ended and it waits again
 * - the latency policy that was in force for a waiting placement ended
 * - the queue was made or changed
 * - a server process became placeable, or stopped being so (the reasons that are told change with it)
 * - a game session left ACTIVATING (a compute may activate one more)
 * - a fault that a choice could meet is over: used up, lifted, or its time has passed
 * - a fleet changed (its status, its locations), or an alias that a queue names points elsewhere
 *
 * A fleet and an alias wake the queues of every Region of their account that name them. Time-outs and stops end a
 * placement and need no look.
 */
export function queuesToLookAt(
  changes: readonly Change[],
  world: Pick<Turn, "tables" | "scopes">,
): readonly QueueToLookAt[] {
  // Asked after every input, most of which are no cause.
  if (!changes.some((change) => causeOf(change) !== undefined)) return [];
  const found = new Map<string, QueueToLookAt>();
  const changed = new Set<string>();
  for (const change of changes) {
    if (change.scope === undefined) continue;
    const cause = causeOf(change);
    if (cause === undefined) continue;
    if (cause.kind === "every queue") {
      for (const queueName of queuesWaitedIn(world, change.scope))
        found.set(keyOf(change.scope, queueName), { scope: change.scope, queueName });
      continue;
    }
    if (cause.kind !== "queue") changed.add(nameOf(change.scope.account, { ...cause, ...change.scope }));
    else if (queuesWaitedIn(world, change.scope).has(cause.id))
      found.set(keyOf(change.scope, cause.id), { scope: change.scope, queueName: cause.id });
  }
  if (changed.size > 0) {
    for (const scope of world.scopes()) {
      for (const queueName of queuesWaitedIn(world, scope))
        if (leadsTo(world, scope, queueName, changed))
          found.set(keyOf(scope, queueName), { scope, queueName });
    }
  }
  return [...found.values()];
}

/** Where nobody waits there is nothing to look for: those who have a game session already go on without a look. */
const queuesWaitedIn = (world: Pick<Turn, "tables">, scope: Scope): ReadonlySet<string> =>
  new Set(world.tables(scope).placements.buckets("waitingInLine").map(queueOfLine));

interface Cause {
  readonly kind: "queue" | "every queue" | "fleet" | "alias";
  readonly id: string;
}

function causeOf(change: Change): Cause | undefined {
  const before = change.before;
  const after = change.after;
  switch (change.table) {
    case "placements": {
      const [was, is] = [before as Placement | undefined, after as Placement | undefined];
      if (is === undefined || !isWaiting(is)) return undefined;
      const isNew = was === undefined || !isWaiting(was) || (was.isWaitTold === true && !is.isWaitTold);
      return isNew || was.reach?.key !== is.reach?.key ? { kind: "queue", id: is.queueName } : undefined;
    }
    case "queues":
      return { kind: "queue", id: ((after ?? before) as GameSessionQueue).name };
    case "serverProcesses": {
      const [was, is] = [before as ServerProcess | undefined, after as ServerProcess | undefined];
      const isChanged = (was !== undefined && isPlaceable(was)) !== (is !== undefined && isPlaceable(is));
      const process = is ?? was;
      return isChanged && process !== undefined ? { kind: "fleet", id: process.fleetId } : undefined;
    }
    case "gameSessions": {
      const [was, is] = [before as GameSession | undefined, after as GameSession | undefined];
      const hasLeft = was?.status === "ACTIVATING" && is?.status !== "ACTIVATING";
      return hasLeft ? { kind: "fleet", id: was.fleetId } : undefined;
    }
    case "fleets":
      return { kind: "fleet", id: ((after ?? before) as Fleet).fleetId };
    case "aliases":
      return { kind: "alias", id: ((after ?? before) as Alias).aliasId };
    case "faults": {
      const [was, is] = [before as Fault | undefined, after as Fault | undefined];
      const isOver = was !== undefined && isArmed(was) && (is === undefined || !isArmed(is));
      return isOver && was.seam === "placement.choose" ? { kind: "every queue", id: was.faultId } : undefined;
    }
    default:
      return undefined;
  }
}

const keyOf = (scope: Scope, queueName: string): string => `${scope.account}/${scope.region}/${queueName}`;

const nameOf = (
  account: string,
  { region, kind, id }: { readonly region: string; readonly kind: string; readonly id: string },
): string => `${account}/${region}/${kind}/${id}`;

/** Is one of these among the queue's destinations, or behind an alias that is? */
function leadsTo(
  world: Pick<Turn, "tables">,
  scope: Scope,
  queueName: string,
  changed: ReadonlySet<string>,
): boolean {
  const { account } = scope;
  return (world.tables(scope).queues.get(queueName)?.destinationArns ?? []).some((arn) => {
    const destination = destinationOf(arn);
    if (destination === undefined) return false;
    if (changed.has(nameOf(account, destination))) return true;
    if (destination.kind === "fleet") return false;
    const { region } = destination;
    const routing = world.tables({ account, region }).aliases.get(destination.id)?.routing;
    const isBehind = routing?.type === "SIMPLE";
    return isBehind && changed.has(nameOf(account, { region, kind: "fleet", id: routing.fleetId }));
  });
}
