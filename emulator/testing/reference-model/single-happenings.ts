/** Each thing that may happen in a random history, and how often. */
import fc from "fast-check";
import { locations, places, queueNames } from "./given-world.ts";
import type { GivenOverride, Happening, ModelHappening, What } from "./model-happenings.ts";
import type { PriorityKey } from "./model-world.ts";

export const which = fc.nat(12);
export const place = fc.nat(places.length - 1);
export const queue = fc.constantFrom(...queueNames);
export const maximum = fc.integer({ min: 1, max: 3 });
const rarely = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
export const seldom = fc.integer({ min: 0, max: 7 }).map((number) => number === 7);
export const key = fc.constantFrom<PriorityKey>("LOCATION", "COST", "DESTINATION", "LATENCY");
export const someLocations = fc.shuffledSubarray([...locations], { minLength: 1, maxLength: 3 });
const latency = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3 });
export const properties = fc.uniqueArray(fc.tuple(fc.nat(2), fc.constantFrom("red", "blue")), {
  maxLength: 2,
  selector: ([number]) => number,
});
const override: fc.Arbitrary<GivenOverride> = fc.record({ locations: someLocations, isOnly: fc.boolean() });
const noLatencies = fc.constant([]);

type Shape<Kind extends What> = {
  [Field in Exclude<keyof Happening<Kind>, "what">]: fc.Arbitrary<Happening<Kind>[Field]>;
};
export const act = <Kind extends What>(what: Kind, fields: Shape<Kind>): fc.Arbitrary<ModelHappening> =>
  fc.record({ what: fc.constant(what), ...fields }) as unknown as fc.Arbitrary<ModelHappening>;
const often = (weight: number, arbitrary: fc.Arbitrary<ModelHappening>) => ({ weight, arbitrary });

export const processStarts = act("process starts", {
  place,
  compute: fc.nat(1),
  isHealthy: seldom.map((is) => !is),
});
export const placement = act("StartGameSessionPlacement", {
  queue,
  id: fc.nat(40),
  maximum,
  players: fc.nat(3),
  latencies: fc.oneof(
    noLatencies,
    fc.array(fc.tuple(latency, latency, latency, latency), { minLength: 1, maxLength: 3 }),
  ),
  override: fc.constant(null),
  properties,
});
export const overridden = act("StartGameSessionPlacement", {
  queue,
  id: fc.nat(40),
  maximum,
  players: fc.nat(1),
  latencies: noLatencies,
  override,
  properties,
});
export const creation = act("CreateGameSession", {
  place,
  isByAlias: seldom,
  maximum,
  token: rarely(fc.nat(2)),
  creator: rarely(fc.nat(1)),
  properties,
});
export const capacity = act("UpdateFleetCapacity", { desired: fc.nat(3) });
export const hostStarts = act("a host starts a process", { which, isHealthy: seldom.map((is) => !is) });
export const protecting = act("UpdateFleetAttributes", { place, isProtecting: fc.boolean() });
export const update = act("UpdateGameSession", {
  which,
  maximum,
  isOpen: seldom.map((is) => !is),
  isProtected: fc.option(fc.boolean()),
  properties,
});
const isBusy = fc.boolean();
export const toTheLimit = act("time passes to the next limit", { offset: fc.constantFrom(0, 0, 0, -1, 1) });

export const single: fc.Arbitrary<ModelHappening> = fc.oneof(
  often(9, processStarts),
  often(3, hostStarts),
  often(2, act("heartbeat", { which, isHealthy: fc.boolean() })),
  often(2, act("crash", { which, isBusy })),
  often(1, act("ProcessEnding", { which })),
  often(7, act("ActivateGameSession", { which })),
  often(1, act("StopGameSessionPlacement", { which })),
  often(8, placement),
  often(1, overridden),
  often(3, creation),
  often(2, act("TerminateGameSession", { which, isForced: fc.boolean() })),
  often(2, update),
  often(2, act("CreatePlayerSession", { which })),
  often(4, act("CreatePlayerSessions", { which, players: fc.integer({ min: 1, max: 3 }) })),
  often(3, act("AcceptPlayerSession", { which })),
  often(3, act("RemovePlayerSession", { which })),
  often(1, act("alias leads to", { to: fc.constantFrom("a", "b", "terminal") })),
  often(
    1,
    act("UpdateRuntimeConfiguration", {
      place,
      activationSeconds: fc.integer({ min: 1, max: 40 }),
      activations: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 4 }),
    }),
  ),
  often(1, protecting),
  often(1, act("queue time-out", { queue, seconds: fc.integer({ min: 10, max: 90 }) })),
  often(1, act("queue destinations", { queue, order: fc.nat(4) })),
  often(1, act("queue filter", { queue, allowed: fc.option(someLocations) })),
  often(
    2,
    act("queue priority", { queue, keys: fc.uniqueArray(key, { maxLength: 4 }), locations: someLocations }),
  ),
  often(
    2,
    act("queue policies", {
      queue,
      policies: fc.array(
        fc.record({
          cap: fc.integer({ min: 1, max: 4 }),
          seconds: fc.option(fc.integer({ min: 1, max: 9 })),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
  often(1, act("DeleteGameSessionQueue", { queue })),
  often(1, act("CreateGameSessionQueue", { queue })),
  often(1, act("spare fleet", { isMade: fc.boolean(), which })),
  often(2, act("DescribeGameSessionPlacement", { which })),
  often(1, act("DescribeGameSessionDetails", { which })),
  often(1, act("DescribeFleetUtilization", {})),
  often(1, capacity),
  often(1, act("DescribeFleetCapacity", {})),
  often(5, act("next page", { walk: fc.nat(5) })),
  often(
    3,
    act("time passes", {
      milliseconds: fc.constantFrom(1, 999, 1_000, 5_000, 19_999, 60_000, 180_000, 300_000),
    }),
  ),
  often(4, toTheLimit),
);
