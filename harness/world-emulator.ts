import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Addresses, type EmulatorOptions, startEmulator } from "../emulator/index.ts";
import { type Bench, benchAt, benchOf } from "./bench.ts";
import { startChild } from "./stack/child-process.ts";

export type WorldEmulatorOptions = Required<
  Pick<EmulatorOptions, "seed" | "stateFolder" | "queuePrefix" | "minimumEventDelayMs">
> & { readonly brokerUrl: string; readonly logFolder: string };

/** Starts a world's emulator with a manual clock, in this process or as one of its own. */
export async function startWorldEmulator(kind: "object" | "process", options: WorldEmulatorOptions): Promise<Bench> {
  const { logFolder, ...emulator } = options;
  if (kind === "object") return benchOf(await startEmulator({ ...emulator, clock: { mode: "manual" } }));
  return await startEmulatorProcess(
    [
      ...["--seed", options.seed],
      ...["--clock", "manual"],
      ...["--state-folder", options.stateFolder],
      ...["--queue-prefix", options.queuePrefix],
      ...["--event-delay-ms", String(options.minimumEventDelayMs)],
      ...["--broker-url", options.brokerUrl],
    ],
    join(logFolder, "emulator.log"),
  );
}

const READY_LIMIT_MS = 20_000;

/** Starts `emulator/main.ts` and answers when it has printed its addresses. @throws Error with the end of its log. */
export async function startEmulatorProcess(args: readonly string[], logFile: string): Promise<Bench> {
  const ready = Promise.withResolvers<{ addresses: Addresses; controlToken: string }>();
  const child = startChild({
    name: "emulator",
    command: process.execPath,
    args: [fileURLToPath(new URL("../emulator/main.ts", import.meta.url)), ...args],
    env: { PATH: process.env.PATH ?? "" },
    logFile,
    log: (line) => {
      if (line.startsWith('{"addresses"')) ready.resolve(JSON.parse(line));
    },
  });
  const limit = setTimeout(
    () => ready.reject(new Error(`The emulator was not ready within ${READY_LIMIT_MS} ms. ${child.tail(20)}`)),
    READY_LIMIT_MS,
  );
  void child.exited.then(({ code, signal }) =>
    ready.reject(new Error(`The emulator ended at its start (${signal ?? code}). ${child.tail(20)}`)),
  );
  try {
    const { addresses, controlToken } = await ready.promise;
    return benchAt({ apiUrl: addresses.apiUrl, controlToken, close: () => child.stop() });
  } catch (error) {
    await child.kill();
    throw error;
  } finally {
    clearTimeout(limit);
  }
}
