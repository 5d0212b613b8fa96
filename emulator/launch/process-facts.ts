/** What GameLift's records say of server processes that the launcher has started. */
import type { ServerProcess } from "../domain/server-process.ts";
import type { Store } from "../store/store.ts";
import type { Launched } from "./launched.ts";

/** Its record; undefined before it has connected, and when it was forgotten. */
export const recordOf = (store: Store, { scope, host }: Launched): ServerProcess | undefined =>
  store.of(scope).serverProcesses.get(host.processId);

/** Whether GameLift still has anything to do with it: waits for its connection, knows it, or waits for its exit. */
export function isKnown(store: Store, { scope, host: { processId } }: Launched): boolean {
  const { serverProcesses, processLaunches, awaitedExits } = store.of(scope);
  return [serverProcesses, processLaunches, awaitedExits].some((table) => table.get(processId) !== undefined);
}

/** A life without ProcessReady, or that broke off before a game session came. */
export const cameToNothing = (record: ServerProcess | undefined): boolean =>
  record?.port === undefined || (record.status !== "TERMINATED" && record.gameSessionId === undefined);

/**
 * The process among them that has said the same port as one that is just ready, if there is one. On AWS instances have
 * their ports for themselves; here the two are in each other's way.
 */
export const sharerOfPort = (
  store: Store,
  launched: Iterable<Launched>,
  ready: ServerProcess,
): ServerProcess | undefined =>
  [...launched]
    .map((one) => recordOf(store, one))
    .find((other) => other?.port === ready.port && other?.processId !== ready.processId);
