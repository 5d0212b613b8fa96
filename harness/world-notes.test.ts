import { expect, test } from "vitest";
import { WorldNotes } from "./world-notes.ts";

test("what is drained is told once and then forgotten", () => {
  const notes = new WorldNotes(() => 7);
  notes.world("one");
  notes.world("two");
  expect(notes.drain().map(({ what }) => what)).toEqual(["one", "two"]);
  expect(notes.all()).toEqual([]);
  notes.world("three");
  expect(notes.drain()).toEqual([expect.objectContaining({ at: 7, what: "three", by: "scenario" })]);
});
