/** Random histories of placing: what may happen to fleets, an alias and queues. play-placement-history.ts does it. */
import fc from "fast-check";

/** The third one's home is another Region than the queues'. */
export const fleetIds = ["fleet-a", "fleet-b", "fleet-far"] as const;
export const locations = ["us-east-1", "eu-west-1"] as const;
export const queueNames = ["mixed", "filtered", "aliased", "relaxing", "ordered"] as const;

/** What may happen to a world of three fleets, an alias and five queues. Numbers choose among what there is. */
export type Happening =
  | {
      readonly what: "start";
      readonly queue: (typeof queueNames)[number];
      /** Of ada for each of the locations, in milliseconds; for the queues that care. */
      readonly latencies: readonly (number | undefined)[];
      readonly override: "DEFAULT_AFTER_SINGLE_PASS" | "NONE" | undefined;
      readonly first: number;
    }
  | { readonly what: "policies"; readonly caps: readonly number[] }
  | { readonly what: "time-out"; readonly queue: (typeof queueNames)[number]; readonly seconds: number }
  | { readonly what: "delete queue"; readonly queue: (typeof queueNames)[number] }
  | {
      readonly what: "process";
      readonly fleet: (typeof fleetIds)[number];
      readonly location: number;
      readonly compute: number;
    }
  | { readonly what: "heartbeat"; readonly which: number; readonly isHealthy: boolean }
  | { readonly what: "stop" | "activate" | "exit" | "ending" | "socket lost"; readonly which: number }
  | { readonly what: "terminate"; readonly which: number; readonly isForced: boolean }
  | { readonly what: "create"; readonly fleet: (typeof fleetIds)[number] }
  | { readonly what: "alias"; readonly to: "fleet-a" | "fleet-b" | "nowhere" }
  | { readonly what: "fleet"; readonly fleet: (typeof fleetIds)[number]; readonly status: "ACTIVE" | "ERROR" }
  | { readonly what: "locations"; readonly count: number }
  | { readonly what: "filter"; readonly location: number | undefined }
  | { readonly what: "pass"; readonly seconds: number };

const which = fc.nat(20);
const fleet = fc.constantFrom(...fleetIds);
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant("start" as const),
      queue: fc.constantFrom(...queueNames),
      latencies: fc.array(fc.option(fc.integer({ min: 20, max: 300 }), { nil: undefined }), { maxLength: 2 }),
      override: fc.constantFrom(undefined, "DEFAULT_AFTER_SINGLE_PASS" as const, "NONE" as const),
      first: fc.nat(1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("policies" as const),
      caps: fc.array(fc.integer({ min: 20, max: 300 }), { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("time-out" as const),
      queue: fc.constantFrom(...queueNames),
      seconds: fc.integer({ min: 10, max: 30 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("delete queue" as const),
      queue: fc.constantFrom(...queueNames),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("process" as const),
      fleet,
      location: fc.nat(1),
      compute: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("heartbeat" as const), which, isHealthy: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant("activate" as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom("stop" as const, "exit" as const, "ending" as const),
      which,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("socket lost" as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("terminate" as const), which, isForced: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("create" as const), fleet }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("alias" as const),
      to: fc.constantFrom("fleet-a" as const, "fleet-b" as const, "nowhere" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("fleet" as const),
      fleet,
      status: fc.constantFrom("ACTIVE", "ERROR"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("locations" as const), count: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("filter" as const),
      location: fc.option(fc.nat(1), { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("pass" as const), seconds: fc.integer({ min: 1, max: 12 }) }),
  },
) as fc.Arbitrary<Happening>;
