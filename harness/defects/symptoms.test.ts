import { expect, test } from "vitest";
import type { KnownDefect } from "./known-defect.ts";
import { Symptoms } from "./symptoms.ts";

const defect: KnownDefect = {
  id: "D99",
  severity: "B",
  title: "nothing is right",
  symptom: "all is wrong",
  cause: "a test",
  hurts: "nobody",
  liveWith: "it cannot be",
};

test("a symptom that is seen is told; one that is not says that the defect seems to be mended", async () => {
  const told: string[] = [];
  const symptoms = new Symptoms(defect, (words) => told.push(words));
  await symptoms.show("one is two", () => expect(2).toBe(2));
  symptoms.requireSome();
  expect(told).toEqual(["D99 shows: one is two"]);

  const mended = symptoms.show("one is two", async () => expect(1).toBe(2));
  await expect(mended).rejects.toThrow(/^D99 seems to be mended upstream: "one is two" does not happen/);
  await expect(mended).rejects.toThrow("expected 1 to be 2");
});

test("a story that shows no symptom fails", () => {
  expect(() => new Symptoms(defect, () => {}).requireSome()).toThrow("the story of D99 shows no symptom");
});
