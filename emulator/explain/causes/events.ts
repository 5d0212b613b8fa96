/** Placement events that nobody got: no target, no topic, no subscription, a queue that is not there, raw delivery. */
import type { Instant } from "../../domain/instant.ts";
import type { JournalEntry } from "../../runtime/journal.ts";
import { type Cause, type CauseCode, causeOf } from "../cause.ts";
import type { Facts } from "../facts.ts";
import type { CauseFamily } from "../question.ts";

export const events: CauseFamily = ({ subject, now }) => {
  if (subject.kind !== "placement" || subject.told.record.status === "PENDING") return [];
  const { last, record } = subject.told;
  const causes = lostEvents(now, subject.id, last, record.queueName);
  // Who had no game session lacks one first of all; that nobody was told of it comes after that.
  if (record.status === "FULFILLED") return causes;
  return causes.map((cause) => ({ ...cause, rank: "contributing" }));
};

function lostEvents(
  facts: Facts,
  placementId: string,
  end: JournalEntry,
  queueName: string,
): readonly Cause[] {
  const own = facts.entries.filter(({ kind, subjectId }) => kind === "event" && subjectId === placementId);
  const lost = own.find(({ what }) => what.startsWith("lost: "));
  if (lost !== undefined) return [noTopic(lost)];
  const published = own.find(({ what }) => what.endsWith(" published"));
  if (published === undefined) return [noTarget(end, queueName)];
  return [...outcome(facts, published), ...stuck(own), ...rawDelivery(facts, published)];
}

const noTarget = (entry: JournalEntry, queueName: string): Cause =>
  causeOf(entry, {
    code: "notification-target-missing",
    rank: "root",
    text: `Queue ${queueName} has no NotificationTarget: the end of the placement was told to nobody.`,
    advice: "Give the queue the ARN of an SNS topic as NotificationTarget with UpdateGameSessionQueue.",
    subjectIds: [queueName],
  });

const noTopic = (entry: JournalEntry): Cause =>
  causeOf(entry, {
    code: "topic-missing",
    rank: "root",
    text: `The queue's NotificationTarget ${entry.details.notificationTarget} is no topic here: the event ${entry.details.type} was lost.`,
    advice:
      "Make the topic, or correct the ARN (name, Region, account, the ending .fifo) with UpdateGameSessionQueue.",
    subjectIds: [String(entry.details.notificationTarget)],
  });

/** Why an event was given up, by what the way to the queue said. */
const givenUp: readonly { readonly code: CauseCode; readonly detail: RegExp; readonly advice: string }[] = [
  {
    code: "topic-without-subscription",
    detail: /no subscription/,
    advice: "Subscribe the SQS queue that Nakama reads to the topic.",
  },
  {
    code: "subscribed-queue-missing",
    detail: /NonExistentQueue|QueueDoesNotExist|does not exist/,
    advice: "Make the SQS queue that is subscribed, or subscribe the one that exists.",
  },
];

function outcome({ entries }: Facts, { details: { eventId, topicArn } }: JournalEntry): readonly Cause[] {
  const end = entries.find(({ what, subjectId }) => what === "event given up" && subjectId === eventId);
  if (end === undefined) return [];
  const detail = String(end.details.detail ?? "it was given up");
  const isWithoutBroker = /without a queue broker/.test(detail);
  const { code, advice } = givenUp.find((each) => each.detail.test(detail)) ?? {
    code: "event-given-up" as const,
    advice: isWithoutBroker
      ? "Start the emulator with a queue broker."
      : "Change what the queue's answer names.",
  };
  const rank = isWithoutBroker ? "contributing" : "root";
  const text = `The event of the placement reached no queue: ${detail} (topic ${topicArn}).`;
  return [causeOf(end, { code, rank, text, advice, subjectIds: [String(topicArn)] })];
}

/** Still on its way: each problem is written once. */
function stuck(own: readonly JournalEntry[]): readonly Cause[] {
  return own.flatMap((entry) => {
    if (!entry.what.endsWith(" not delivered yet")) return [];
    return causeOf(entry, {
      code: "queue-unreachable",
      rank: "root",
      text: `The event of the placement could not be delivered at first: ${entry.details.problem}.`,
      advice: "Look whether the queue broker runs; the event is sent again until it is taken.",
      subjectIds: [String(entry.details.eventId)],
    });
  });
}

function rawDelivery({ commands }: Facts, published: JournalEntry): readonly Cause[] {
  const { topicArn } = published.details;
  const last = new Map(
    commands
      .filter(({ name, parameters }) => name === "subscribe" && parameters.topicArn === topicArn)
      .map(({ parameters }) => [parameters.queueName, parameters.rawMessageDelivery === true]),
  );
  return [...last].flatMap(([queueName, isRaw]) =>
    isRaw
      ? causeOf(
          { at: published.at as Instant, sequence: published.sequence },
          {
            code: "raw-delivery",
            rank: "root",
            text: `The subscription of ${queueName} to ${topicArn} has raw message delivery on: the event came without SNS's envelope, which the fleet manager reads.`,
            advice: "Switch RawMessageDelivery off for the subscription.",
            subjectIds: [String(queueName)],
          },
        )
      : [],
  );
}
