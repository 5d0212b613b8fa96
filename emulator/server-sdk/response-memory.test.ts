import { expect, test } from "vitest";
import { ResponseMemory } from "./response-memory.ts";

const MINUTE_MS = 60_000;

/** A memory on a machine whose time is set by hand. */
function memoryAt(startMs: number) {
  const machine = { nowMs: startMs };
  const wall = { epochMs: () => 0, monotonicMs: () => machine.nowMs, after: () => () => undefined };
  return { memory: new ResponseMemory(wall), machine };
}

test("the last 256 responses are remembered, however many came before", () => {
  const { memory } = memoryAt(0);
  for (let number = 0; number < 1_000; number++) {
    memory.remember(`id ${number}`, `response ${number}`);
    const oldest = Math.max(0, number - 255);
    expect(memory.responseTo(`id ${oldest}`)).toBe(`response ${oldest}`);
    expect(memory.responseTo(`id ${oldest - 1}`)).toBeUndefined();
    expect(memory.responseTo(`id ${number}`)).toBe(`response ${number}`);
  }
});

test("a response is remembered for five minutes", () => {
  const { memory, machine } = memoryAt(7);
  memory.remember("early", "first");
  machine.nowMs += MINUTE_MS;
  memory.remember("late", "second");
  machine.nowMs += 4 * MINUTE_MS - 1;
  expect(memory.responseTo("early")).toBe("first");
  machine.nowMs += 1;
  expect(memory.responseTo("early")).toBeUndefined();
  expect(memory.responseTo("late")).toBe("second");
});

test("an id that comes again after its five minutes is remembered anew", () => {
  const { memory, machine } = memoryAt(0);
  memory.remember("again", "first");
  machine.nowMs += 5 * MINUTE_MS;
  memory.remember("again", "second");
  expect(memory.responseTo("again")).toBe("second");
  for (let number = 0; number < 255; number++) memory.remember(`id ${number}`, "other");
  expect(memory.responseTo("again")).toBe("second");
  memory.remember("one more", "other");
  expect(memory.responseTo("again")).toBeUndefined();
});
