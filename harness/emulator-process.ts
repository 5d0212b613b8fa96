import { fileURLToPath } from "node:url";
import type { Addresses } from "../emulator/index.ts";
import { type Bench, benchAt } from "./bench.ts";
import { type ChildHandle, describeExit, startChild } from "./stack/child-process.ts";
import { until } from "./stack/until.ts";

/** An emulator that is a process of its own. */
export interface EmulatorProcess {
  /** Its `close` ends the process. */
  readonly bench: Bench;
  readonly addresses: Addresses;
  /** Of its control API. */
  readonly controlToken: string;
  readonly process: ChildHandle;
}

const READY_LIMIT_MS = 20_000;
const SHOWN_LINES = 15;

/**
 * Starts `emulator/main.ts` and answers when it has printed its addresses.
 *
 * @throws Error with the end of its log when it ends, or is not ready within 20 s; nothing is left running then.
 */
export async function startEmulatorProcess(
  args: readonly string[],
  logFile: string,
): Promise<EmulatorProcess> {
  const child = startChild({
    name: "the emulator",
    command: process.execPath,
    args: [fileURLToPath(new URL("../emulator/main.ts", import.meta.url)), ...args],
    env: { PATH: process.env.PATH ?? "" },
    logFile,
  });
  let ready: ReadyLine | undefined;
  try {
    await until({
      what: "the emulator is ready",
      withinMs: READY_LIMIT_MS,
      look: () => {
        ready = readyLine(child);
        return ready === undefined ? child.tail(1) || "an empty log" : true;
      },
      giveUp: () => {
        const exit = child.exit();
        return exit && `it has ended (${describeExit(exit)})`;
      },
    });
    if (ready === undefined) throw new Error("the emulator printed no addresses");
  } catch (error) {
    await child.kill();
    const problem = error instanceof Error ? error.message : String(error);
    throw new Error(`${problem}\nThe end of ${logFile}:\n${child.tail(SHOWN_LINES)}`);
  }
  const { addresses, controlToken } = ready;
  const bench = benchAt({ apiUrl: addresses.apiUrl, controlToken, close: () => child.stop() });
  return { bench, addresses, controlToken, process: child };
}

interface ReadyLine {
  readonly addresses: Addresses;
  readonly controlToken: string;
}

/** The line that the emulator prints when it is ready. */
function readyLine(child: ChildHandle): ReadyLine | undefined {
  const lines = child.tail(20).split("\n");
  const line = lines.find((text) => text.startsWith('{"addresses"') && text.endsWith("}"));
  return line === undefined ? undefined : JSON.parse(line);
}
