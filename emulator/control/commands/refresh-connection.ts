import { z } from "zod";
import type { Scope } from "../../domain/scope.ts";
import type { ServerProcess } from "../../domain/server-process.ts";
import { findProcess } from "../../services/find.ts";
import { refreshConnection as refresh } from "../../services/refresh-connections.ts";
import type { Turn } from "../../services/turn.ts";
import { CommandRefused, command } from "../command.ts";

interface Found {
  readonly scope: Scope;
  readonly process: ServerProcess;
}

/**
 * Tells a living process, or all of them, to open a new socket with a new token; again each minute until it has. Without
 * `endpoint` it is to come by the URL by which it came before.
 */
export const refreshConnection = command({
  parameters: z.strictObject({
    processId: z.string().optional(),
    endpoint: z
      .string()
      .regex(/^wss?:\/\/[^?#\s]+$/, "an endpoint is a ws:// or wss:// URL without a query")
      .optional(),
  }),
  run: (turn, scope, { processId, endpoint }) => {
    const chosen = processId === undefined ? connected(turn, scope) : [living(turn, processId)];
    for (const { scope: own, process } of chosen) refresh(turn, own, process, endpoint);
    return { processIds: chosen.map(({ process }) => process.processId) };
  },
});

function connected(turn: Turn, scope: Scope): readonly Found[] {
  const { serverProcesses } = turn.tables(scope);
  return serverProcesses
    .all()
    .filter((process) => process.connectionId !== undefined && isLiving(process))
    .map((process) => ({ scope, process }));
}

function living(turn: Turn, processId: string): Found {
  const found = findProcess(turn, processId);
  if (found === undefined) throw new CommandRefused(404, `Server process ${processId} is not known.`);
  if (!isLiving(found.process)) {
    throw new CommandRefused(
      400,
      `Server process ${processId} is ${found.process.status}; only living ones move.`,
    );
  }
  return found;
}

const isLiving = ({ status }: ServerProcess): boolean => status === "CONNECTED" || status === "ACTIVE";
