import type { Alias } from "../domain/alias.ts";
import { destinationOf } from "../domain/arn.ts";
import type { Fleet } from "../domain/fleet.ts";
import type { GameSession } from "../domain/game-session.ts";
import type { Placement } from "../domain/placement.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import { isPlaceable, type ServerProcess } from "../domain/server-process.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { Change } from "../store/table.ts";

/**
 * The causes for which pending placements are looked at again. There is no tick: what is not listed here changes
 * nothing for a waiting placement.
 *
 * - a placement entered its queue, or its attempt ended and it waits again
 * - the queue was made or changed
 * - a server process became placeable, or stopped being so (the reasons that are told change with it)
 * - a game session left ACTIVATING (a compute may activate one more)
 * - a fleet changed (its status, its locations), or an alias that a queue names points elsewhere
 *
 * Time-outs and stops end a placement and need no look.
 */
export function queuesToLookAt(changes: readonly Change[], tables: ScopedTables): ReadonlySet<string> {
  const queues = new Set<string>();
  for (const change of changes) {
    for (const queue of queuesOf(change, tables)) {
      if (tables.placements.count("pendingInQueue", queue) > 0) queues.add(queue);
    }
  }
  return queues;
}

function queuesOf(change: Change, tables: ScopedTables): readonly string[] {
  const before = change.before;
  const after = change.after;
  switch (change.table) {
    case "placements": {
      const [was, is] = [before as Placement | undefined, after as Placement | undefined];
      const waits = is?.status === "PENDING" && is.attemptGameSessionId === undefined;
      const waited = was?.status === "PENDING" && was.attemptGameSessionId === undefined;
      return waits && !waited ? [is.queueName] : [];
    }
    case "queues":
      return [(after ?? before) as GameSessionQueue].map((queue) => queue.name);
    case "serverProcesses": {
      const [was, is] = [before as ServerProcess | undefined, after as ServerProcess | undefined];
      const changed = (was !== undefined && isPlaceable(was)) !== (is !== undefined && isPlaceable(is));
      const process = is ?? was;
      return changed && process !== undefined ? queuesOfFleet(process.fleetId, tables) : [];
    }
    case "gameSessions": {
      const [was, is] = [before as GameSession | undefined, after as GameSession | undefined];
      return was?.status === "ACTIVATING" && is?.status !== "ACTIVATING"
        ? queuesOfFleet(was.fleetId, tables)
        : [];
    }
    case "fleets":
      return queuesOfFleet(((after ?? before) as Fleet).fleetId, tables);
    case "aliases": {
      const { aliasId } = (after ?? before) as Alias;
      return queuesNaming(tables, (kind, id) => kind === "alias" && id === aliasId);
    }
    default:
      return [];
  }
}

function queuesOfFleet(fleetId: string, tables: ScopedTables): readonly string[] {
  return queuesNaming(tables, (kind, id) => {
    if (kind === "fleet") return id === fleetId;
    const routing = tables.aliases.get(id)?.routing;
    return routing?.type === "SIMPLE" && routing.fleetId === fleetId;
  });
}

function queuesNaming(
  tables: ScopedTables,
  isMeant: (kind: "fleet" | "alias", id: string) => boolean,
): readonly string[] {
  return tables.placements.buckets("pendingInQueue").filter((name) =>
    (tables.queues.get(name)?.destinationArns ?? []).some((arn) => {
      const destination = destinationOf(arn);
      return destination !== undefined && isMeant(destination.kind, destination.id);
    }),
  );
}
