import { join } from "node:path";
import type { EmulatorProcess } from "../../emulator-process.ts";
import { gatewayEnvironment } from "../../gateway-environment.ts";
import type { NakamaAccess } from "../../nakama-rpc.ts";
import { type NakamaHandle, startNakama } from "../../stack/nakama.ts";
import type { NakamaBuild } from "../../stack/nakama-build.ts";
import type { Stack } from "../../stack/stack.ts";
import type { ServicePorts } from "./service-ports.ts";

/** Nakama's own defaults, so that the code of a game's clients stays as it is. */
const SERVER_KEY = "defaultkey";
const HTTP_KEY = "defaulthttpkey";

/** Where our Nakama will be, and the key for its RPCs. */
export const nakamaAccessAt = (port: number): NakamaAccess => ({
  baseUrl: `http://127.0.0.1:${port}`,
  httpKey: HTTP_KEY,
});

export interface ServiceNakamaOptions {
  readonly stack: Stack;
  readonly build: NakamaBuild;
  readonly emulator: EmulatorProcess;
  readonly ports: ServicePorts;
  readonly databaseAddress: string;
  readonly pluginSettings: Readonly<Record<string, string>>;
}

/** Starts our Nakama. @throws Error with the end of its log. */
export async function startServiceNakama({
  stack,
  build,
  emulator,
  ports,
  databaseAddress,
  pluginSettings,
}: ServiceNakamaOptions): Promise<NakamaHandle> {
  return await startNakama({
    name: "nakama1",
    binary: build.binary,
    modulesFolder: build.modulesFolder,
    databaseAddress,
    serverKey: SERVER_KEY,
    httpKey: HTTP_KEY,
    dataFolder: join(stack.runFolder, "nakama-data"),
    logFile: join(stack.runFolder, "nakama.log"),
    ports: { socket: ports.nakama, console: ports.console },
    environment: gatewayEnvironment(emulator.addresses),
    // Nakama's own 15 s would let two players wait for half a minute.
    matchmaker: { intervalSeconds: 1, maxIntervals: 1 },
    runtimeEnvironment: pluginSettings,
  });
}
