/** Whoever should read placement events from the queue: the wrong queue, nobody, or messages that are never deleted. */
import type { JournalEntry } from "../../runtime/journal.ts";
import { type Cause, causeOf } from "../cause.ts";
import type { Facts } from "../facts.ts";
import type { CauseFamily } from "../question.ts";
import { type QueueTraffic, readQueueTraffic, type UndeletedMessage } from "../queue-traffic.ts";
import { isOpenQuestion } from "../subject.ts";

/** One receive brings ten at most: more that somebody has and does not delete are no work in progress. */
const MORE_THAN_ONE_RECEIVE = 10;

export const queueClients: CauseFamily = ({ subject, now }) => {
  const isEnded = subject.kind === "placement" && subject.told.record.status !== "PENDING";
  if (!isEnded && !isOpenQuestion(subject)) return [];
  const traffic = readQueueTraffic(now.entries);
  const accepted = now.entries.findLast(({ what }) => what === "event accepted by the queue");
  const ownIds: readonly string[] = subject.names;
  return [
    ...refusedCalls(now, traffic),
    ...(accepted === undefined ? [] : readElsewhere(now, traffic, accepted)),
    ...unparsable(traffic),
    ...undeleted(traffic, ownIds),
    ...traffic.cut.map((entry) =>
      causeOf(entry, {
        code: "queue-unreachable",
        rank: "contributing",
        text: "A client of the queue did not reach it: the path was cut by the bench.",
        advice: "Mend the path; the client has to try again by itself.",
      }),
    ),
  ];
};

function refusedCalls(facts: Facts, { refused }: QueueTraffic): readonly Cause[] {
  return refused.flatMap(({ entry, action, queueName, errorType }) => {
    if (/QueueDoesNotExist|NonExistentQueue/.test(errorType))
      return causeOf(entry, {
        code: "queue-url-wrong",
        rank: "root",
        text: `${action} asked for queue ${queueName}, which does not exist.${subscribedWords(facts)}`,
        advice:
          "Correct the queue URL of the client: its last part is the queue's name, with .fifo where it has it.",
        subjectIds: [queueName],
      });
    if (!action.startsWith("DeleteMessage")) return [];
    return causeOf(entry, {
      code: "delete-refused",
      rank: "root",
      text: `${action} on ${queueName} was refused with ${errorType}: the message comes again.`,
      advice: "Delete with the handle of the latest receive, before its visibility time-out has passed.",
      subjectIds: [queueName],
    });
  });
}

/** The queues that topics deliver to, as the bench was told. */
const subscribedQueues = ({ commands }: Facts): readonly string[] => [
  ...new Set(
    commands.flatMap(({ name, parameters }) => (name === "subscribe" ? [String(parameters.queueName)] : [])),
  ),
];

function subscribedWords(facts: Facts): string {
  const names = subscribedQueues(facts);
  return names.length === 0 ? "" : ` Events are delivered to ${names.join(", ")}.`;
}

function readElsewhere(
  facts: Facts,
  { receivedFrom }: QueueTraffic,
  accepted: JournalEntry,
): readonly Cause[] {
  const unread = subscribedQueues(facts).filter((name) => !receivedFrom.has(name));
  if (unread.length === 0) return [];
  const [elsewhere] = [...receivedFrom].filter(([name]) => !subscribedQueues(facts).includes(name));
  if (elsewhere === undefined)
    return [
      causeOf(accepted, {
        code: "nobody-receives",
        rank: "contributing",
        text: `The queue ${unread.join(", ")} has taken the event, but nobody has called ReceiveMessage on it.`,
        advice: "Look whether Nakama runs and its fleet manager is given the URL of this queue.",
        subjectIds: unread,
      }),
    ];
  const [name, entry] = elsewhere;
  return [
    causeOf(entry, {
      code: "queue-not-subscribed",
      rank: "root",
      text: `Queue ${name} is read, but no topic delivers to it; events lie in ${unread.join(", ")}, which nobody reads.`,
      advice: "Subscribe the queue that is read, or give the client the URL of the subscribed one.",
      subjectIds: [name],
    }),
  ];
}

const times = (receives: number): string => (receives === 1 ? "once" : `${receives} times`);

/** What the fleet manager cannot read it does not delete, and everything of its group waits behind it. */
function unparsable({ undeleted: messages }: QueueTraffic): readonly Cause[] {
  return messages
    .filter(({ event }) => event === undefined)
    .map(({ messageId, queueName, receives, last }) =>
      causeOf(last, {
        code: "message-unparsable",
        rank: "root",
        text: `Message ${messageId} in ${queueName} is no placement event; it was received ${times(receives)} and never deleted, and stands in front of what came after it in its group.`,
        advice:
          "Delete the message, or give the queue a redrive policy; find who sends to this queue besides the topic.",
        subjectIds: [messageId],
      }),
    );
}

function undeleted({ undeleted: messages }: QueueTraffic, ownIds: readonly string[]): readonly Cause[] {
  const events = messages.filter(({ event }) => event !== undefined);
  const isProblem = events.length > MORE_THAN_ONE_RECEIVE || events.some(({ receives }) => receives > 1);
  const queues = new Map<string, UndeletedMessage[]>();
  for (const message of events)
    queues.set(message.queueName, [...(queues.get(message.queueName) ?? []), message]);
  return [...queues].flatMap(([queueName, own]) => {
    const [front] = own.toSorted((a, b) => a.last.sequence - b.last.sequence);
    if (front === undefined) return [];
    const most = Math.max(...own.map(({ receives }) => receives));
    const isOwn = own.some(({ event }) => ownIds.includes(event?.placementId ?? ""));
    const about = `${front.event?.type} of placement ${front.event?.placementId}`;
    return causeOf(front.last, {
      code: "messages-undeleted",
      rank: isProblem ? "root" : "contributing",
      text: `${own.length} received message${own.length > 1 ? "s lie" : " lies"} undeleted in ${queueName}, the first ${front.messageId} (${about}), received ${most > 1 ? "up to " : ""}${times(most)}${isOwn ? "; the placement's own event is among them" : ""}.`,
      advice: "Let the client call DeleteMessage when it has handled a message; until then its group waits.",
      subjectIds: [queueName],
    });
  });
}
