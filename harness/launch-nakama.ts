/** How a world's Nakama is started: the real server, in the environment that users are told to give theirs. */
import { join } from "node:path";
import type { Addresses } from "../emulator/index.ts";
import { gatewayEnvironment } from "./gateway-environment.ts";
import { type NakamaHandle, startNakama } from "./stack/nakama.ts";
import type { NakamaMatchmaker } from "./stack/nakama-settings.ts";
import type { WorldStack } from "./world-stack.ts";

export interface NakamaLaunch {
  readonly stack: Pick<WorldStack, "nakama">;
  readonly folder: string;
  readonly databaseAddress: string;
  readonly addresses: Addresses;
  readonly matchmaker: NakamaMatchmaker;
  readonly runtimeEnvironment: Readonly<Record<string, string>>;
  /** Nodes of one world count from 1; the first unless told. */
  readonly node?: number;
}

/** Those of the start before, where it is one of the same node. */
export interface NakamaPorts {
  readonly socket: number;
  readonly console: number;
}

/**
 * Starts a node.
 * @param start the first time, the second, …: each has a log of its own.
 * @throws Error when it does not come up.
 */
export async function launchNakama(
  { stack, folder, databaseAddress, addresses, matchmaker, runtimeEnvironment, node = 1 }: NakamaLaunch,
  start: number,
  ports?: NakamaPorts,
): Promise<NakamaHandle> {
  const file = node === 1 ? "nakama" : `nakama-node${node}`;
  return await startNakama({
    name: `nakama${node}`,
    binary: stack.nakama.binary,
    modulesFolder: stack.nakama.modulesFolder,
    databaseAddress,
    dataFolder: join(folder, `${file}-data`),
    logFile: join(folder, start === 1 ? `${file}.log` : `${file}-${start}.log`),
    environment: gatewayEnvironment(addresses),
    matchmaker,
    runtimeEnvironment,
    logLevel: "debug",
    ...(ports === undefined ? {} : { ports }),
  });
}
