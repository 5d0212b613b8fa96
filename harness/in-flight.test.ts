import { expect, test } from "vitest";
import { InFlight } from "./in-flight.ts";

test("work counts from the call to the end of its promise, also when it fails", async () => {
  const inFlight = new InFlight();
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  const results = [
    inFlight.track("first", () => first.promise),
    inFlight.track("second", () => second.promise),
    inFlight.track("second", () => second.promise),
  ];
  expect(inFlight.names()).toEqual(["first", "second", "second"]);

  first.resolve("done");
  expect(await results[0]).toBe("done");
  expect(inFlight.names()).toEqual(["second", "second"]);

  second.reject(new Error("broken"));
  await expect(results[1]).rejects.toThrow("broken");
  await expect(results[2]).rejects.toThrow("broken");
  expect(inFlight.names()).toEqual([]);
});
