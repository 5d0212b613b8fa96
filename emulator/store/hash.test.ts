import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../domain/instant.ts";
import { canonicalJson } from "../runtime/canonical-json.ts";
import { stateHash } from "./hash.ts";
import { Store } from "./store.ts";

const home = { account: "000000000000", region: "us-east-1" };
const away = { account: "111111111111", region: "eu-west-1" };
const location = (locationName: string) => ({
  locationName,
  locationArn: `arn:${locationName}`,
  sequence: 1,
});
const timer = (timerId: string) => ({
  timerId,
  scope: home,
  base: "clock" as const,
  purpose: "look-at-queue" as const,
  subjectId: timerId,
  dueAt: instant(1),
  sequence: 1,
});

const storeWith = (...names: readonly string[]): Store => {
  const store = new Store();
  store.change(() => {
    for (const name of names) store.of(home).locations.put(location(name));
  });
  return store;
};

describe("stateHash", () => {
  test("is the same whatever the order in which the records came", () => {
    expect(stateHash(storeWith("custom-a", "custom-b"))).toBe(stateHash(storeWith("custom-b", "custom-a")));
  });

  test("differs for a record, a scope, a timer and an outgoing event more", () => {
    const changes: readonly ((store: Store) => void)[] = [
      (store) => store.of(home).locations.put(location("custom-b")),
      (store) => store.of(away).locations.put(location("custom-a")),
      (store) => store.timers.put(timer("look")),
      (store) =>
        store.outgoingEvents.put({
          eventId: "event",
          sequence: 1,
          scope: home,
          placementId: "placement",
          startCallId: "call-1",
          type: "PlacementFailed",
          topicArn: "arn",
          message: "{}",
          createdAt: instant(1),
          sequenceNumber: "1",
        }),
    ];
    const hashes = changes.map((change) => {
      const store = storeWith("custom-a");
      store.change(() => change(store));
      return stateHash(store);
    });
    expect(new Set([...hashes, stateHash(storeWith("custom-a"))]).size).toBe(changes.length + 1);
  });

  test("says nothing of an account and region that were only asked for", () => {
    const store = storeWith("custom-a");
    expect(store.of(away).fleets.get("fleet-1")).toBeUndefined();
    expect(store.scopes().map(({ scope }) => scope)).toEqual([home]);
    expect(stateHash(store)).toBe(stateHash(storeWith("custom-a")));
  });

  test("is what it was after a change that was undone, deletions and scopes included", () => {
    const store = storeWith("custom-a", "custom-b");
    store.change(() => store.timers.put(timer("look")));
    const before = stateHash(store);
    expect(() =>
      store.change(() => {
        store.of(home).locations.delete("custom-a");
        store.of(home).locations.put({ ...location("custom-b"), locationArn: "arn:other" });
        store.of(away).locations.put(location("custom-c"));
        store.timers.put({ ...timer("look"), dueAt: instant(2) });
        store.timers.delete("look");
        store.clear();
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(stateHash(store)).toBe(before);
    expect(store.timers.first("clock", "due")).toEqual(timer("look"));
    expect(store.scopes().map(({ scope }) => scope)).toEqual([home]);
  });
});

test("canonical JSON is JSON, whatever the order of members", () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, shuffled(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(shuffled(value))).toBe(text);
    }),
  );
  expect(canonicalJson({ a: undefined, b: [undefined, Number.NaN], c: new Date(0) })).toBe(
    '{"b":[null,"NaN"],"c":"1970-01-01T00:00:00.000Z"}',
  );
});
