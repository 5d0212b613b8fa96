import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Addresses, type EmulatorOptions, startEmulator } from "../emulator/index.ts";
import { type Bench, benchAt, benchOf } from "./bench.ts";
import { eventually } from "./eventually.ts";
import { type ChildHandle, startChild } from "./stack/child-process.ts";

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
  const child = startChild({
    name: "the emulator",
    command: process.execPath,
    args: [fileURLToPath(new URL("../emulator/main.ts", import.meta.url)), ...args],
    env: { PATH: process.env.PATH ?? "" },
    logFile,
  });
  try {
    const { addresses, controlToken } = await eventually("the emulator is ready", (saw) => readyLine(child, saw), {
      withinMs: READY_LIMIT_MS,
    });
    return benchAt({ apiUrl: addresses.apiUrl, controlToken, close: () => child.stop() });
  } catch (error) {
    await child.kill();
    throw error;
  }
}

/** The line that the emulator prints when it is ready; its end is not waited for any longer than its life. */
function readyLine(
  child: ChildHandle,
  saw: (value: unknown) => void,
): { addresses: Addresses; controlToken: string } | undefined {
  const tail = child.tail(20);
  saw(child.exit() === undefined ? tail : `It has ended. ${tail}`);
  const line = tail.split("\n").find((text) => text.startsWith('{"addresses"') && text.endsWith("}"));
  return line === undefined ? undefined : JSON.parse(line);
}
