/** Server processes that serve nobody: what each of them has not called, or what it is busy with. */
import type { GameSession } from "../../domain/game-session.ts";
import type { JournalEntry } from "../../runtime/journal.ts";
import { type Cause, type CauseCode, causeOf } from "../cause.ts";
import type { Facts, Told, ToldProcess } from "../facts.ts";
import { fleetsInQuestion } from "../fleets-in-question.ts";
import type { CauseFamily } from "../question.ts";

const advices = {
  "process-not-ready":
    "Let the server call InitSDK and then ProcessReady; GameLift gives it five minutes from its connection.",
  "heartbeat-missing":
    "Let the SDK's health check run: it reports each 60 seconds, and a process without a report gets no game session.",
  "process-unhealthy":
    "Look at what the server's onHealthCheck answers; three unhealthy reports end the process.",
  "process-hosting": "Start more server processes: each hosts one game session in its life, and then ends.",
  "process-ended": "Look at the server's log for why it ended, and start another one.",
  "launch-path-wrong": "Correct the LaunchPath with UpdateRuntimeConfiguration, or the files of the build.",
  "process-crashed": "Look at the server's output: it exited by itself before it was told to.",
} as const satisfies Partial<Record<CauseCode, string>>;

type ProcessCode = keyof typeof advices;

export const serverProcesses: CauseFamily = ({ subject, atEnd }) => {
  if (subject.kind === "server process")
    return whyNotIdle(atEnd, subject.told).map((cause) =>
      isBusy(cause) ? { ...cause, rank: "contributing" } : cause,
    );
  const isWanted = fleetsInQuestion(subject, atEnd);
  if (isWanted === undefined) return [];
  const processes = [...atEnd.processes.values()].filter(({ record }) => isWanted(record.fleetId));
  const found = [
    ...failedLaunches(atEnd, isWanted),
    ...processes.flatMap((process) => whyNotIdle(atEnd, process)),
  ].toSorted((a, b) => Number(isBusy(a)) - Number(isBusy(b)));
  // To be busy is no fault: it explains a placement that waits, and nothing else.
  if (subject.kind === "placement") return found;
  return found.map((cause) => (isBusy(cause) ? { ...cause, rank: "symptom" } : cause));
};

/** What is broken is told before what is only busy, which may be a thousand processes. */
const isBusy = ({ code }: Cause): boolean => code === "process-hosting";

/** Of fleet events those by which a fleet's processes did not even come to connect, or crashed. */
const troubles: readonly { readonly code: ProcessCode; readonly event: RegExp }[] = [
  { code: "launch-path-wrong", event: /^fleet event (SERVER_PROCESS_INVALID_PATH|FLEET_VALIDATION_\w+)$/ },
  { code: "process-not-ready", event: /^fleet event SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT$/ },
  { code: "process-crashed", event: /^fleet event SERVER_PROCESS_CRASHED$/ },
];

function failedLaunches(
  { entries, lastOutputs }: Facts,
  isWanted: (fleetId: string) => boolean,
): readonly Cause[] {
  return entries.flatMap((entry) => {
    const code = troubles.find(({ event }) => event.test(entry.what))?.code;
    const fleetId = entry.subjectId ?? "";
    if (code === undefined || !isWanted(fleetId)) return [];
    const message = String(entry.details.message);
    // A crash says it itself; who is given up is killed behind its event, and its words are told with its exit.
    const words = code === "process-not-ready" ? lastOutputs.get(namedProcess(message)) : undefined;
    return told(entry, code, `Fleet ${fleetId}: ${message}${words ?? ""}`, [fleetId]);
  });
}

/** The process that a fleet event is about, which is where its message begins. */
const namedProcess = (message: string): string => /^Server process (\S+):/.exec(message)?.[1] ?? "";

function whyNotIdle(facts: Facts, process: ToldProcess): readonly Cause[] {
  const { record, last, healthyReports, unhealthyReports, lastReport } = process;
  const { processId, fleetId, location, endedBecause = "" } = record;
  const who = `Process ${processId} (${fleetId}, ${location})`;
  const ids = [processId];
  if (record.status === "CONNECTED")
    return [told(last, "process-not-ready", `${who} is connected, but has not called ProcessReady.`, ids)];
  if (record.status === "ACTIVE") {
    const hosted = facts.hosted.get(processId);
    if (hosted !== undefined) return [hosting(who, processId, hosted)];
    if (lastReport === "unhealthy")
      return [told(last, "process-unhealthy", `${who} reports that it is unhealthy.`, ids)];
    return lastReport === undefined
      ? [
          told(
            last,
            "heartbeat-missing",
            `${who} has called ProcessReady, but has never sent a heartbeat.`,
            ids,
          ),
        ]
      : [];
  }
  if (/^ProcessReady was not called/.test(endedBecause)) {
    const words = facts.lastOutputs.get(processId) ?? "";
    return [told(last, "process-not-ready", `${who} was ended: ${endedBecause}.${words}`, ids)];
  }
  if (/no healthy report for/.test(endedBecause) && unhealthyReports === 0) {
    const reports = healthyReports === 0 ? "it never sent a heartbeat" : "its heartbeats stopped";
    return [told(last, "heartbeat-missing", `${who} was ended: ${endedBecause}; ${reports}.`, ids)];
  }
  if (/^unhealthy/.test(endedBecause))
    return [told(last, "process-unhealthy", `${who} was ended: ${endedBecause}.`, ids)];
  // Whoever has hosted a game session is over by nature; a replacement follows.
  if (facts.hosted.get(processId) !== undefined) return [];
  return [
    {
      ...told(last, "process-ended", `${who} has ended: ${endedBecause || "its end"}.`, ids),
      rank: "contributing",
    },
  ];
}

function hosting(who: string, processId: string, { record, last }: Told<GameSession>): Cause {
  const from = record.placementId === undefined ? "" : ` of placement ${record.placementId}`;
  const text = `${who} is busy: it hosts game session ${record.gameSessionId}${from}, ${record.status}.`;
  return told(last, "process-hosting", text, [processId]);
}

const told = (entry: JournalEntry, code: ProcessCode, text: string, subjectIds: readonly string[]): Cause =>
  causeOf(entry, { code, rank: "root", text, advice: advices[code], subjectIds });
