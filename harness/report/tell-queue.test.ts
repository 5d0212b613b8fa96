import { expect, test } from "vitest";
import { Cast } from "./cast.ts";
import { Story } from "./story.ts";
import { tellJournal } from "./tell-journal.ts";
import { journalOf, placementId, seenAtQueue, transition } from "./testing/entries.ts";

const message = {
  messageId: "m-1",
  receiptHandle: "m-1#1",
  placementEvent: { type: "PlacementFulfilled", placementId },
};
const poll = seenAtQueue({ kind: "started", action: "ReceiveMessage", waitTimeSeconds: 20 });
const brings = seenAtQueue({ kind: "answered", action: "ReceiveMessage", status: 200, messages: [message] });

function told(drafts: Parameters<typeof journalOf>[0]) {
  const journal = journalOf([transition("placement PENDING", placementId, {}), ...drafts]);
  const story = new Story();
  tellJournal(journal, new Cast(journal, []), story);
  return {
    lines: story.moments.slice(1).map(({ actor, what }) => `${actor.name}: ${what}`),
    leftOut: story.leftOut,
  };
}

test("polls are counted, messages are told by the event they carry, a redelivery as such", () => {
  const { lines, leftOut } = told([
    poll,
    seenAtQueue({ kind: "answered", action: "ReceiveMessage", status: 200 }),
    poll,
    brings,
    brings,
    seenAtQueue({ kind: "started", action: "DeleteMessage" }),
    seenAtQueue({ kind: "answered", action: "DeleteMessage", status: 200, messageIds: ["m-1"] }),
  ]);
  expect(lines).toEqual([
    "nakama: begins to poll events.fifo, each poll waits up to 20 s",
    "queue: hands over PlacementFulfilled of placement 6287…",
    "queue: hands over PlacementFulfilled of placement 6287… again",
    "nakama: deletes PlacementFulfilled of placement 6287…",
  ]);
  expect(leftOut).toEqual([
    { what: "polls that brought nothing", times: 1 },
    { what: "further polls of the queue", times: 1 },
  ]);
});

test("a Nakama that was gone begins to poll anew; errors and a cut path are told", () => {
  const { lines } = told([
    poll,
    seenAtQueue({ kind: "aborted", action: "ReceiveMessage" }),
    poll,
    seenAtQueue({
      kind: "answered",
      action: "ReceiveMessage",
      status: 503,
      errorType: "ServiceUnavailableException",
    }),
    seenAtQueue({ kind: "cut" }),
    seenAtQueue({ kind: "unanswered", action: "DeleteMessage" }),
  ]);
  expect(lines.slice(1)).toEqual([
    "nakama: leaves while its ReceiveMessage is being served",
    "nakama: begins to poll events.fifo, each poll waits up to 20 s",
    "queue: answers ReceiveMessage with ServiceUnavailableException (503)",
    "nakama: does not reach the queue: the path is cut",
    "queue: gives DeleteMessage no answer",
  ]);
});
