/** Why no destination of a queue took a waiting placement: aliases, fleets, locations, filters, latencies, slots. */
import { destinationOf } from "../../domain/arn.ts";
import { isWaiting, type PassedOver, type PassedOverCode } from "../../domain/placement.ts";
import type { JournalEntry } from "../../runtime/journal.ts";
import { type Cause, type CauseRank, causeOf } from "../cause.ts";
import { type Facts, livingProcesses } from "../facts.ts";
import { lastWait } from "../last-wait.ts";
import type { CauseFamily } from "../question.ts";
import type { Subject } from "../subject.ts";

interface Meaning {
  readonly rank: CauseRank;
  readonly advice: string;
}

const meanings: Readonly<Record<Exclude<PassedOverCode, "tried-in-round">, Meaning>> = {
  "destination-malformed": {
    rank: "root",
    advice: "Give the ARN of a fleet or of an alias as DestinationArn with UpdateGameSessionQueue.",
  },
  "alias-missing": {
    rank: "root",
    advice: "Make the alias, or take its ARN out of the queue's Destinations with UpdateGameSessionQueue.",
  },
  "alias-terminal": {
    rank: "root",
    advice: "Give the alias the routing strategy SIMPLE and a fleet with UpdateAlias.",
  },
  "fleet-missing": {
    rank: "root",
    advice: "Point the destination, or its alias, to a fleet that exists; this one was deleted.",
  },
  "fleet-not-active": {
    rank: "symptom",
    advice: "Wait until the fleet is ACTIVE; DescribeFleetEvents says what its set-up met.",
  },
  "location-not-active": {
    rank: "root",
    advice: "Wait until the location is ACTIVE, or add another one to the fleet.",
  },
  "location-filtered": {
    rank: "root",
    advice: "Add the location to AllowedLocations of the queue's FilterConfiguration, or remove the filter.",
  },
  "latency-policy": {
    rank: "root",
    advice:
      "Raise MaximumIndividualPlayerLatencyMilliseconds, let the policy end sooner, or add nearer locations.",
  },
  "override-elsewhere": {
    rank: "contributing",
    advice:
      "Name the location in PriorityConfigurationOverride, or give it the fallback DEFAULT_AFTER_SINGLE_PASS.",
  },
  "queue-without-destinations": {
    rank: "root",
    advice: "Give the queue at least one destination with UpdateGameSessionQueue.",
  },
  "no-server-process": {
    rank: "symptom",
    advice: "Start a server process there that calls InitSDK and ProcessReady.",
  },
  "capacity-withheld": {
    rank: "root",
    advice: "Lift the fault no-capacity, or let its time pass: GameLift looks again by itself.",
  },
  "server-processes-busy": {
    rank: "symptom",
    advice: "Look at what each process is at; where all of them host game sessions, start more.",
  },
};

export const destinations: CauseFamily = ({ atEnd: facts, subject }) => {
  if (subject.kind !== "placement") return [];
  const wait = lastWait(facts, subject.id);
  const hasSeat = subject.told.record.status === "FULFILLED";
  if (wait === undefined || hasSeat) return latencyDataMissing(facts, subject);
  const told = wait.reasons.flatMap((each) => passedOver(wait.entry, each));
  const isIdle = isWaiting(subject.told.record) || subject.told.record.status === "TIMED_OUT";
  return [
    ...(isIdle ? serversElsewhere(facts, wait) : []),
    ...fleetsWithoutCapacity(facts, wait),
    ...told,
    ...latencyDataMissing(facts, subject),
  ];
};

function passedOver(entry: JournalEntry, { destination, code, reason }: PassedOver): readonly Cause[] {
  if (code === "tried-in-round") return [];
  const { rank, advice } = meanings[code];
  return [
    causeOf(entry, { code, rank, text: `${destination}: ${reason}.`, advice, subjectIds: [destination] }),
  ];
}

interface Wait {
  readonly entry: JournalEntry;
  readonly reasons: readonly PassedOver[];
}

const fleetIdOf = ({ destination }: PassedOver): string => destination.split(" in ", 1)[0] ?? "";

/** Idle server processes of fleets that no destination of the queue leads to. */
function serversElsewhere(facts: Facts, { entry, reasons }: Wait): readonly Cause[] {
  const led = new Set(reasons.map(fleetIdOf));
  const idle = [...facts.processes.values()].filter(
    ({ record, healthyReports }) =>
      record.status === "ACTIVE" &&
      healthyReports > 0 &&
      !led.has(record.fleetId) &&
      !facts.hosted.has(record.processId),
  );
  const isEmpty = reasons.every(({ code }) => code === "no-server-process");
  if (idle.length === 0 || !isEmpty) return [];
  const fleets = [...new Set(idle.map(({ record }) => record.fleetId))];
  const text = `${idle.length} idle server process${idle.length > 1 ? "es wait" : " waits"} on ${fleets.join(", ")}, where the queue's destinations do not lead; they lead to ${[...led].join(", ")}${aliasesOf(facts, entry)}.`;
  const advice =
    "Point the alias to the fleet that has the servers, or add that fleet to the queue's Destinations.";
  return [causeOf(entry, { code: "servers-elsewhere", rank: "root", text, advice, subjectIds: fleets })];
}

/** By which aliases the queue's destinations go, as its last settings named them. */
function aliasesOf({ calls }: Facts, { details: { queueArn } }: JournalEntry): string {
  const name = String(queueArn).split("/").at(-1);
  const last = calls.findLast(
    ({ operation, parameters, isRefused }) =>
      !isRefused &&
      /^(Create|Update)GameSessionQueue$/.test(operation) &&
      parameters.Name === name &&
      parameters.Destinations !== undefined,
  );
  const given = (last?.parameters.Destinations ?? []) as readonly { readonly DestinationArn?: string }[];
  const aliases = given.flatMap(({ DestinationArn = "" }) => {
    const destination = destinationOf(DestinationArn);
    return destination?.kind === "alias" ? [destination.id] : [];
  });
  return aliases.length === 0 ? "" : ` by ${aliases.join(", ")}`;
}

/** Managed fleets without a single instance, and without a process that somebody started by hand. */
function fleetsWithoutCapacity(facts: Facts, { entry, reasons }: Wait): readonly Cause[] {
  const empty = reasons.filter(({ code }) => code === "no-server-process").map(fleetIdOf);
  return [...new Set(empty)].flatMap((fleetId) => {
    const fleet = facts.fleets.get(fleetId)?.record;
    const hasInstance = [...facts.instances.values()].some(({ record }) => record.fleetId === fleetId);
    if (fleet?.computeType !== "EC2" || hasInstance || livingProcesses(facts, fleetId).length > 0) return [];
    const asked = facts.calls.findLast(
      ({ operation, parameters }) => operation === "UpdateFleetCapacity" && parameters.FleetId === fleetId,
    )?.parameters.DesiredInstances;
    const wish = asked === undefined ? "" : `: ${asked} DesiredInstances were asked for`;
    return causeOf(entry, {
      code: "fleet-without-capacity",
      rank: "root",
      text: `Fleet ${fleetId} has no instance${wish}.`,
      advice:
        "Raise DesiredInstances (and MaxSize) with UpdateFleetCapacity, or start the fleet's actions again.",
      subjectIds: [fleetId],
    });
  });
}

/** A queue that goes by latency cannot, where the request names none. */
function latencyDataMissing({ calls }: Facts, subject: Subject): readonly Cause[] {
  if (subject.kind !== "placement" || (subject.told.record.playerLatencies ?? []).length > 0) return [];
  const { queueName } = subject.told.record;
  const last = calls.findLast(
    ({ operation, parameters, isRefused }) =>
      !isRefused &&
      /^(Create|Update)GameSessionQueue$/.test(operation) &&
      parameters.Name === queueName &&
      parameters.PlayerLatencyPolicies !== undefined,
  );
  if (((last?.parameters.PlayerLatencyPolicies ?? []) as readonly unknown[]).length === 0) return [];
  return [
    causeOf(subject.told.first, {
      code: "latency-data-missing",
      rank: "contributing",
      text: `Queue ${queueName} has latency policies, but the request named no PlayerLatencies: they did nothing, and the nearest location was not looked for.`,
      advice: "Measure each player's latency to every location, and give it with StartGameSessionPlacement.",
      subjectIds: [queueName],
    }),
  ];
}
