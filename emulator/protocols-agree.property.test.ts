import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "./operations/table.ts";
import type { RawAnswer } from "./testing/bad-input/raw-caller.ts";
import { inputOf, type PendingInput } from "./testing/generated-input.ts";
import { ProtocolTwin } from "./testing/protocol-twin.ts";

const servedNames = [...operations.keys()].sort();
const RUNS = 120;
const MOST_CALLS_PER_RUN = 50;
/** Ten seconds on a quiet machine. */
const LIMIT_MS = 180_000;

interface Step {
  readonly operation: string;
  readonly input: PendingInput;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  ...servedNames.map((operation) =>
    inputOf(operation).map((input) => ({ operation, input, [fc.toStringMethod]: () => operation })),
  ),
);

/** What an answer means, without what a protocol has of its own. */
function meaningOf({ status, errorName, message, body, headers }: RawAnswer): unknown {
  const isUnsupported = headers["x-emulator-unsupported"];
  if (errorName !== undefined) return { status, errorName, message, isUnsupported };
  return { status, output: JSON.parse(JSON.stringify(body), inSinglePrecision) };
}

/** JSON has the shortest decimal of a float, CBOR the float. */
function inSinglePrecision(name: string, value: unknown): unknown {
  return name === "LatencyInMilliseconds" && typeof value === "number" ? Math.fround(value) : value;
}

test(
  `${servedNames.length} operations mean the same in JSON and in CBOR, whatever they are given`,
  async () => {
    const answered = new Map<string, Set<string>>();
    const steps = fc.array(step, { maxLength: MOST_CALLS_PER_RUN, size: "max" });
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const json = await ProtocolTwin.start("json");
        const cbor = await ProtocolTwin.start("cbor");
        try {
          expect(cbor.stateHash()).toBe(json.stateHash());
          for (const { operation, input } of given) {
            const members = input(json.knownTexts());
            const what = `${operation} ${JSON.stringify(members)}`;
            const [one, other] = [await json.call(operation, members), await cbor.call(operation, members)];
            expect(meaningOf(other), what).toEqual(meaningOf(one));
            expect(cbor.stateHash(), what).toBe(json.stateHash());
            const seen = answered.get(operation) ?? new Set();
            answered.set(operation, seen.add(one.errorName ?? "output"));
          }
        } finally {
          await json.close();
          await cbor.close();
        }
      }),
      { numRuns: RUNS },
    );
    const succeeded = servedNames.filter((name) => answered.get(name)?.has("output"));
    // Nine of ten as a rule; of what never succeeds there is no output to compare.
    expect(succeeded.length, `only ${succeeded} succeeded`).toBeGreaterThan(servedNames.length * 0.6);
    expect([...answered.keys()].sort()).toEqual(servedNames);
  },
  LIMIT_MS,
);
