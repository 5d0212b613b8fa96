import { measureEventDelay } from "./event-delay.ts";
import { measureIdle } from "./idle.ts";
import type { Measurement } from "./measurement.ts";
import { measureScale } from "./scale.ts";
import { measureSockets } from "./sockets.ts";
import { measureWorld } from "./world.ts";

type MeasurementAlone = (args: readonly string[], print: (line: string) => void) => Promise<void>;

/** What is measured, for one who chooses, and by what. */
export type ListedMeasurement = { readonly what: string } & (
  | { readonly onStack: Measurement }
  /** It starts what it needs itself. */
  | { readonly alone: MeasurementAlone }
);

/** Everything that `npm run bench -- NAME` measures. */
export const measurements: ReadonlyMap<string, ListedMeasurement> = new Map<string, ListedMeasurement>([
  [
    "scale",
    { what: "what requests, placements and game sessions cost, and how that grows", alone: measureScale },
  ],
  ["sockets", { what: "what game servers' frames and reconnects cost", alone: measureSockets }],
  ["world", { what: "how long one waits for the stack and for a scenario's world", onStack: measureWorld }],
  [
    "idle",
    {
      what: "whether a call over a connection that was long idle reaches GameLift once",
      onStack: measureIdle,
    },
  ],
  [
    "event-delay",
    { what: "which events come too early for the fleet manager, by their delay", onStack: measureEventDelay },
  ],
]);

/** The names with what each measures, a line each. */
export function measurementLines(): readonly string[] {
  const width = Math.max(...[...measurements.keys()].map((name) => name.length));
  return [...measurements].map(([name, { what }]) => `  ${name.padEnd(width)}  ${what}`);
}
