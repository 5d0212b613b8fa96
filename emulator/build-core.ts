import { serveControl } from "./control/control-rule.ts";
import { Core } from "./core.ts";
import type { Instant } from "./domain/instant.ts";
import type { Scope } from "./domain/scope.ts";
import type { LivenessBase } from "./domain/server-process.ts";
import { eventDelivered } from "./events/delivered-rule.ts";
import { FaultGate } from "./faults/fault-gate.ts";
import { meetAtSeam } from "./faults/seam-rule.ts";
import { serveCall } from "./operations/serve-call.ts";
import { DEFAULT_HOME, DEFAULT_JOURNAL_LIMIT, type EmulatorOptions, MANUAL_START_AT } from "./options.ts";
import { Clock } from "./runtime/clock.ts";
import { HeldWall } from "./runtime/held-wall.ts";
import { Journal } from "./runtime/journal.ts";
import { SeededStreams } from "./runtime/random.ts";
import type { Wall } from "./runtime/wall.ts";
import { serveFrame } from "./server-sdk/frame-rule.ts";
import { openSocket } from "./server-sdk/handshake.ts";
import { loseSocket } from "./server-sdk/socket-lost-rule.ts";
import { admitCall } from "./services/admission.ts";
import { defaultRuleOptions, type RuleOptions } from "./services/rule-options.ts";
import { Store } from "./store/store.ts";

/** The emulator without any connection to the outside: what inputs go into, and what it remembers. */
export interface CoreParts {
  readonly core: Core;
  readonly store: Store;
  readonly journal: Journal;
  readonly clocks: { readonly [Base in LivenessBase]: Clock };
  readonly streams: SeededStreams;
  readonly wall: Wall;
  /** Where faults get in between outside of the core. */
  readonly faults: FaultGate;
  readonly home: Scope;
  /** Everything that was chosen about the rules, defaults included. */
  readonly rules: RuleOptions;
  /** GameLift's time and the machine's at the beginning. */
  readonly startedAt: { readonly at: Instant; readonly wallAt: number };
}

const notListening = (): never => {
  throw new Error("this core has no API address: nothing listens for it");
};

/**
 * @param serverSdkEndpoint where server processes connect; asked anew for each call, since it is known late.
 * @param apiUrl the API's own address; asked for by the few calls that tell it.
 * @param runsDueWork whether what falls due runs by itself.
 */
export function buildCore(
  options: EmulatorOptions,
  wall: Wall,
  serverSdkEndpoint: () => string,
  apiUrl: () => string = notListening,
  runsDueWork = true,
): CoreParts {
  const held = new HeldWall(wall);
  const clocks = createClocks(options.clock, held);
  const startedAt = { at: clocks.clock.now(), wallAt: held.epochMs() };
  const rules: RuleOptions = {
    ...defaultRuleOptions,
    ...options.rules,
    launchedBuilds: Object.keys(options.builds ?? {}),
  };
  const journal = new Journal({
    limit: options.journalLimit ?? DEFAULT_JOURNAL_LIMIT,
    now: () => ({ at: clocks.clock.now(), wallAt: held.epochMs() }),
  });
  const store = new Store();
  const streams = new SeededStreams(options.seed ?? "windtunnel");
  const core = new Core({
    store,
    clocks,
    wall: held,
    journal,
    streams,
    runsDueWork,
    ruleOptions: rules,
    rules: {
      admission: admitCall,
      call: (turn, input) => serveCall(turn, input, serverSdkEndpoint(), apiUrl),
      "socket-opened": openSocket,
      "socket-lost": loseSocket,
      frame: serveFrame,
      delivered: eventDelivered,
      control: serveControl,
      seam: meetAtSeam,
    },
  });
  const faults = new FaultGate(core, store);
  const home = options.home ?? DEFAULT_HOME;
  return { core, store, journal, clocks, streams, wall, faults, home, rules, startedAt };
}

function createClocks(given: EmulatorOptions["clock"], wall: Wall): CoreParts["clocks"] {
  const mode = given?.mode ?? "manual";
  const speed = given?.speed ?? 1;
  const startAt = given?.startAt ?? (mode === "manual" ? MANUAL_START_AT : wall.epochMs());
  return {
    clock: new Clock({ mode, startAt, speed, wall }),
    real: new Clock({ mode: "running", startAt, speed, wall }),
  };
}
