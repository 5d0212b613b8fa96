/** What may happen in a history that the emulator and the reference model both live through. */
import fc from "fast-check";

export type ModelHappening =
  | { readonly what: "process starts"; readonly place: number; readonly isHealthy: boolean }
  | { readonly what: "heartbeat"; readonly which: number; readonly isHealthy: boolean }
  | {
      readonly what: "crash" | "ProcessEnding" | "ActivateGameSession" | "StopGameSessionPlacement";
      readonly which: number;
    }
  | {
      readonly what: "StartGameSessionPlacement";
      readonly id: number;
      readonly maximum: number;
      readonly players: number;
      readonly latencies: readonly [number | null, number | null] | null;
      readonly override: {
        readonly isWestFirst: boolean;
        readonly count: number;
        readonly isOnly: boolean;
      } | null;
    }
  | {
      readonly what: "CreateGameSession";
      readonly place: number;
      readonly maximum: number;
      readonly token: number | null;
      readonly creator: number | null;
    }
  | { readonly what: "TerminateGameSession"; readonly which: number; readonly isForced: boolean }
  | {
      readonly what: "UpdateGameSession";
      readonly which: number;
      readonly maximum: number;
      readonly isOpen: boolean;
    }
  | { readonly what: "CreatePlayerSessions"; readonly which: number; readonly players: number }
  | { readonly what: "AcceptPlayerSession" | "RemovePlayerSession"; readonly which: number }
  | { readonly what: "alias leads to"; readonly to: "a" | "b" | "terminal" }
  | { readonly what: "queue time-out"; readonly seconds: number }
  | { readonly what: "queue destinations"; readonly order: number }
  | { readonly what: "queue filter"; readonly allowed: number }
  | { readonly what: "queue priority"; readonly isWestFirst: boolean | null }
  | {
      readonly what: "queue policies";
      readonly policies: readonly { readonly cap: number; readonly seconds: number | null }[];
    }
  | { readonly what: "DeleteGameSessionQueue" | "CreateGameSessionQueue" }
  | { readonly what: "next page" }
  | { readonly what: "time passes"; readonly milliseconds: number }
  | { readonly what: "time passes to the next limit"; readonly offset: number };

const which = fc.nat(12);
const place = fc.nat(2);
const rarely = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
const often = (weight: number, arbitrary: fc.Arbitrary<ModelHappening>) => ({ weight, arbitrary });
const act = <What extends ModelHappening["what"]>(what: What, fields: object) =>
  fc.record({ what: fc.constant(what), ...fields }) as unknown as fc.Arbitrary<ModelHappening>;

const happening = fc.oneof(
  often(8, act("process starts", { place, isHealthy: fc.integer({ min: 0, max: 7 }).map((n) => n > 0) })),
  often(2, act("heartbeat", { which, isHealthy: fc.boolean() })),
  often(2, act("crash", { which })),
  often(1, act("ProcessEnding", { which })),
  often(7, act("ActivateGameSession", { which })),
  often(1, act("StopGameSessionPlacement", { which })),
  often(
    8,
    act("StartGameSessionPlacement", {
      id: fc.nat(40),
      maximum: fc.integer({ min: 1, max: 3 }),
      players: fc.nat(3),
      latencies: rarely(
        fc.tuple(rarely(fc.integer({ min: 1, max: 4 })), rarely(fc.integer({ min: 1, max: 4 }))),
      ),
      override: fc.option(
        fc.record({ isWestFirst: fc.boolean(), count: fc.integer({ min: 1, max: 2 }), isOnly: fc.boolean() }),
        { freq: 1 },
      ),
    }),
  ),
  often(
    3,
    act("CreateGameSession", {
      place,
      maximum: fc.integer({ min: 1, max: 3 }),
      token: rarely(fc.nat(2)),
      creator: rarely(fc.nat(1)),
    }),
  ),
  often(
    2,
    act("TerminateGameSession", { which, isForced: fc.integer({ min: 0, max: 4 }).map((n) => n === 0) }),
  ),
  often(
    2,
    act("UpdateGameSession", { which, maximum: fc.integer({ min: 1, max: 4 }), isOpen: fc.boolean() }),
  ),
  often(5, act("CreatePlayerSessions", { which, players: fc.integer({ min: 1, max: 3 }) })),
  often(3, act("AcceptPlayerSession", { which })),
  often(3, act("RemovePlayerSession", { which })),
  often(1, act("alias leads to", { to: fc.constantFrom("a", "b", "terminal") })),
  often(1, act("queue time-out", { seconds: fc.integer({ min: 10, max: 90 }) })),
  often(1, act("queue destinations", { order: fc.nat(3) })),
  often(1, act("queue filter", { allowed: fc.nat(2) })),
  often(2, act("queue priority", { isWestFirst: fc.option(fc.boolean(), { freq: 4 }) })),
  often(
    2,
    act("queue policies", {
      policies: fc.array(
        fc.record({
          cap: fc.integer({ min: 1, max: 4 }),
          seconds: fc.option(fc.integer({ min: 1, max: 9 })),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
  often(1, act("DeleteGameSessionQueue", {})),
  often(1, act("CreateGameSessionQueue", {})),
  often(4, act("next page", {})),
  often(
    3,
    act("time passes", { milliseconds: fc.constantFrom(1, 999, 1_000, 5_000, 19_999, 60_000, 180_000) }),
  ),
  often(4, act("time passes to the next limit", { offset: fc.constantFrom(-1, 0, 0, 0, 1) })),
);

export const modelHistory = fc.array(happening, { minLength: 1, maxLength: 40, size: "max" });

/** One line a reader understands. */
export const describeHappening = ({ what, ...fields }: ModelHappening): string =>
  `${what} ${JSON.stringify(fields)}`;
