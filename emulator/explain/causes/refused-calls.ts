/** Calls of the API that were throttled, refused, or whose answer nobody took. */
import { type Cause, type CauseCode, causeOf } from "../cause.ts";
import type { Facts } from "../facts.ts";
import type { CauseFamily } from "../question.ts";
import type { RefusedCall } from "../read-calls.ts";
import { isOpenQuestion, mentions, type Subject } from "../subject.ts";

interface Refusal {
  readonly code: CauseCode;
  readonly advice: string;
  readonly operation?: RegExp;
  readonly error?: RegExp;
  readonly message?: RegExp;
}

/** What each refusal means to its caller; the first that fits. The messages are our own, and their tests hold them. */
const refusals: readonly Refusal[] = [
  {
    code: "queue-not-found",
    operation: /^StartGameSessionPlacement$/,
    error: /^NotFoundException$/,
    advice: "Give the name of a queue that exists, or make it with CreateGameSessionQueue.",
  },
  {
    code: "placement-id-used",
    message: /placement ids cannot be reused/,
    advice:
      "Draw a new PlacementId for each request; one that is repeated after a time-out has to be described.",
  },
  {
    code: "more-players-than-seats",
    message: /do not fit into a game session|above the limit of \d+ players/,
    advice: "Raise MaximumPlayerSessionCount (200 at most), or ask for fewer DesiredPlayerSessions.",
  },
  {
    code: "creator-limit",
    error: /^LimitExceededException$/,
    message: /^Creator /,
    advice: "Wait for the policy's period to pass, or raise the fleet's ResourceCreationLimitPolicy.",
  },
  {
    code: "policy-denies-all",
    message: /policy is DENY_ALL/,
    advice:
      "Set PlayerSessionCreationPolicy to ACCEPT_ALL with UpdateGameSession, or choose another game session.",
  },
  {
    code: "game-session-full",
    error: /^GameSessionFullException$/,
    advice: "Choose another game session, or raise MaximumPlayerSessionCount with UpdateGameSession.",
  },
  {
    code: "alias-terminal",
    error: /^TerminalRoutingStrategyException$/,
    advice: "Give the alias the routing strategy SIMPLE and a fleet with UpdateAlias.",
  },
  {
    code: "no-capacity-left",
    error: /^FleetCapacityExceededException$/,
    advice: "Start more server processes, raise the fleet's capacity, or place through a queue, which waits.",
  },
  {
    code: "not-found",
    error: /^NotFoundException$/,
    advice: "Look at the id, the account and the Region of the call.",
  },
];

export const refusedCalls: CauseFamily = ({ now: facts, subject }) => {
  const isAbout = ({ entry, parameters }: RefusedCall) =>
    mentions(parameters, subject.names) || (isOpenQuestion(subject) && entry.sequence > subject.began);
  return [
    ...facts.refusedCalls.filter(isAbout).map((call) => refusedCall(facts, call)),
    ...throttled(facts, subject),
    ...refusedRequests(facts, subject),
    ...lostAnswers(facts, subject),
  ];
};

function refusedCall(facts: Facts, call: RefusedCall): Cause {
  const { entry, operation, region, error, message } = call;
  const other = error === "NotFoundException" ? regionThatKnows(facts, call) : undefined;
  if (other !== undefined)
    return causeOf(entry, {
      code: "wrong-region",
      rank: "root",
      text: `${operation} was asked in ${region} for what exists in ${other}: ${message}`,
      advice: `Call the endpoint of ${other}: the Region of the client's configuration decides.`,
      subjectIds: [operation],
    });
  const found = refusals.find(
    (each) =>
      (each.operation?.test(operation) ?? true) &&
      (each.error?.test(error) ?? true) &&
      (each.message?.test(message) ?? true),
  );
  const { code, advice } = found ?? {
    code: "call-refused" as const,
    advice: "Change what the message names; repeating the same call will not help.",
  };
  const names = code === "queue-not-found" ? queueNames(facts) : "";
  const text = `${operation} was refused with ${error}: ${message}${names}`;
  return causeOf(entry, { code, rank: "root", text, advice, subjectIds: [operation] });
}

function queueNames({ calls }: Facts): string {
  const made = calls.flatMap(({ operation, parameters, isRefused }) =>
    operation === "CreateGameSessionQueue" && !isRefused ? [String(parameters.Name)] : [],
  );
  return made.length === 0
    ? " No queue was made."
    : ` Queues that were made: ${[...new Set(made)].join(", ")}.`;
}

/** The Region in which the same name was accepted. */
function regionThatKnows({ calls }: Facts, { region, parameters }: RefusedCall): string | undefined {
  const names = Object.entries(parameters).flatMap(([member, value]) =>
    /(Name|Id|Arn)$/.test(member) && typeof value === "string" && value !== "" ? [value] : [],
  );
  return calls.find((call) => !call.isRefused && call.region !== region && mentions(call.parameters, names))
    ?.region;
}

function throttled({ entries }: Facts, subject: Subject): readonly Cause[] {
  return entries.flatMap((entry) => {
    const operation = entry.kind === "refusal" ? / throttled$/.exec(entry.what)?.input : undefined;
    if (operation === undefined || (!isOpenQuestion(subject) && subject.kind !== "player")) return [];
    if (entry.sequence < subject.began && subject.kind !== "nothing") return [];
    const { bucketName, burst, perSecond } = entry.details;
    const name = operation.replace(/ throttled$/, "");
    return causeOf(entry, {
      code: "call-throttled",
      rank: "root",
      text: `${name} was throttled: ${bucketName === name ? "its limit is" : `the limit of ${bucketName} is`} ${perSecond} a second and ${burst} at once.`,
      advice: "Call less often, or repeat later and later; a client that does not retry loses the request.",
      subjectIds: [name],
    });
  });
}

/** Requests that did not become a call: bad signatures, unknown operations, members that break the model. */
function refusedRequests({ entries }: Facts, subject: Subject): readonly Cause[] {
  if (!isOpenQuestion(subject)) return [];
  return entries.flatMap((entry) => {
    const { errorName, message, operation } = entry.details;
    if (!entry.what.startsWith("API request refused: ") || errorName === "ThrottlingException") return [];
    if (entry.sequence < subject.began) return [];
    const asked = operation === undefined ? "A request" : String(operation);
    return causeOf(entry, {
      code: "request-refused",
      rank: "root",
      text: `${asked} was refused with ${errorName}: ${message}`,
      advice: "Change the request as the message says; it never reached the operation.",
      subjectIds: [asked, String(errorName)],
    });
  });
}

function lostAnswers({ entries, calls }: Facts, subject: Subject): readonly Cause[] {
  return entries.flatMap((entry) => {
    if (entry.what !== "answered" || entry.details.outcome !== "lost") return [];
    const call = calls.find(({ entry: asked }) => asked.subjectId === entry.subjectId);
    if (call === undefined || !(isOpenQuestion(subject) || mentions(call.parameters, subject.names)))
      return [];
    return causeOf(entry, {
      code: "answer-lost",
      rank: "contributing",
      text: `${call.operation} was carried out, but its caller had left before the answer.`,
      advice: "Give the client more time; what it asked for was done all the same.",
      subjectIds: [call.operation],
    });
  });
}
