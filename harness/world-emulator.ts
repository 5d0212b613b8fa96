import { join } from "node:path";
import { type EmulatorOptions, startEmulator } from "../emulator/index.ts";
import { type Bench, benchOf } from "./bench.ts";
import { startEmulatorProcess } from "./emulator-process.ts";

export type WorldEmulatorOptions = Required<
  Pick<EmulatorOptions, "seed" | "stateFolder" | "queuePrefix" | "minimumEventDelayMs">
> & { readonly brokerUrl: string; readonly logFolder: string; readonly rateLimits: boolean };

/** Starts a world's emulator with a manual clock, in this process or as one of its own. */
export async function startWorldEmulator(
  kind: "object" | "process",
  options: WorldEmulatorOptions,
): Promise<Bench> {
  const { logFolder, ...emulator } = options;
  if (kind === "object") return benchOf(await startEmulator({ ...emulator, clock: { mode: "manual" } }));
  const { bench } = await startEmulatorProcess(
    [
      ...["--seed", options.seed],
      ...["--clock", "manual"],
      ...["--state-folder", options.stateFolder],
      ...["--queue-prefix", options.queuePrefix],
      ...["--event-delay-ms", String(options.minimumEventDelayMs)],
      ...["--broker-url", options.brokerUrl],
      ...(options.rateLimits ? ["--rate-limits"] : []),
    ],
    join(logFolder, "emulator.log"),
  );
  return bench;
}
