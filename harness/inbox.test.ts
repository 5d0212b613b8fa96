import { expect, test } from "vitest";
import { Inbox } from "./inbox.ts";

const inboxOf = (...items: number[]) => {
  const inbox = new Inbox<number>(() => "So far: five and six.");
  for (const item of items) {
    inbox.push(item);
  }
  return inbox;
};

test("what came before is read first, in order, each item once", async () => {
  const inbox = inboxOf(5, 6);
  expect(await inbox.next({ what: "a number", withinMs: 20 })).toBe(5);
  expect(await inbox.next({ what: "a number", withinMs: 20 })).toBe(6);
  await expect(inbox.next({ what: "a number", withinMs: 20 })).rejects.toThrow(
    "Waited 20 ms for: a number. So far: five and six.",
  );
});

test("what comes later goes to whoever has waited longest and wants it", async () => {
  const inbox = inboxOf();
  const even = inbox.next({ what: "an even one", withinMs: 1_000, matching: (item) => item % 2 === 0 });
  const any = inbox.next({ what: "any", withinMs: 1_000 });
  inbox.push(7);
  inbox.push(8);
  expect(await Promise.all([even, any])).toEqual([8, 7]);
});

test("a wait for one kind leaves the others unread, and its error shows them", async () => {
  const inbox = inboxOf(5, 6);
  const seven = inbox.next({ what: "seven", withinMs: 10, matching: (item) => item === 7 });
  await expect(seven).rejects.toThrow("Unread: [ 5, 6 ]");
  inbox.push(7);
  expect(await inbox.next({ what: "any", withinMs: 10 })).toBe(5);
});

test("an interruption ends the waits under way and no later one", async () => {
  const inbox = inboxOf();
  const waiting = inbox.next({ what: "a number", withinMs: 1_000 });
  inbox.interrupt("the line is dead");
  await expect(waiting).rejects.toThrow("the line is dead. So far: five and six.");
  const again = inbox.next({ what: "a number", withinMs: 1_000 });
  inbox.push(9);
  expect(await again).toBe(9);
});
