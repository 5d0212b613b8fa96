/** Game servers that wanted to connect and were not let in: tokens, computes, ids, TLS. */
import { givenMembers } from "../../domain/given-members.ts";
import type { JournalEntry } from "../../runtime/journal.ts";
import { type Cause, type CauseCode, causeOf } from "../cause.ts";
import type { Facts } from "../facts.ts";
import { fleetsInQuestion } from "../fleets-in-question.ts";
import type { CauseFamily } from "../question.ts";

interface Refusal {
  readonly code: CauseCode;
  readonly message: RegExp;
  readonly advice: string;
}

/** By the sentence that the emulator told the server; the first that fits. */
const refusals: readonly Refusal[] = [
  {
    code: "token-expired",
    message: /^The token expired/,
    advice:
      "Call GetComputeAuthToken again and start the server with the new token; a token lives three hours.",
  },
  {
    code: "token-unknown",
    message: /^The token (is unknown|was issued for)/,
    advice: "Ask this emulator for a token of this very compute with GetComputeAuthToken.",
  },
  {
    code: "compute-not-registered",
    message: /is not registered/,
    advice: "Call RegisterCompute for this fleet and name before the server connects.",
  },
  {
    code: "process-id-used",
    message: /a process id is used once/,
    advice: "Draw a new process id for each run of the server.",
  },
  {
    code: "process-id-used",
    message: /^Process \S+ lives on compute/,
    advice: "Draw a process id of its own for each server.",
  },
  {
    code: "tls-refused",
    message: /TLS|does not trust|certificate/,
    advice: "Give the server the URL that fits how it connects, and the emulator's certificate authority.",
  },
];

export const refusedSockets: CauseFamily = ({ subject, atEnd }) => {
  const isWanted = fleetsInQuestion(subject, atEnd);
  const ownId = subject.kind === "server process" ? subject.id : undefined;
  if (isWanted === undefined && ownId === undefined) return [];
  return atEnd.entries.flatMap((entry) => {
    if (entry.kind !== "refusal" || entry.what !== "game server's socket refused") return [];
    const asked = named(entry);
    const isAbout =
      isWanted === undefined
        ? asked.processId === ownId
        : asked.fleetId === undefined || isWanted(asked.fleetId);
    return isAbout ? refused(atEnd, entry, asked) : [];
  });
};

interface Asked {
  readonly fleetId?: string;
  readonly computeName?: string;
  readonly processId?: string;
}

function refused(facts: Facts, entry: JournalEntry, asked: Asked): readonly Cause[] {
  const { processId } = asked;
  const message = String(entry.details.message);
  const found = refusals.find((each) => each.message.test(message));
  const { code, advice } = found ?? {
    code: "connection-refused" as const,
    advice: "Change what the message names; SDKs see the status only, and try again for minutes.",
  };
  // Whoever came in afterwards has been helped.
  const process = facts.processes.get(processId ?? "");
  const isIn = process !== undefined && process.record.status !== "TERMINATED";
  const who = processId === undefined ? "A game server" : `Process ${processId}`;
  return [
    causeOf(entry, {
      ...(deregistered(facts, code, asked) ?? { code, advice }),
      rank: isIn ? "contributing" : "root",
      text: `${who} was not let in: ${message}`,
      subjectIds: processId === undefined ? [] : [processId],
    }),
  ];
}

/** What was taken out of its fleet is unknown from then on, and so are its tokens. */
function deregistered(
  { calls }: Facts,
  code: CauseCode,
  { fleetId, computeName }: Asked,
): Pick<Cause, "code" | "advice"> | undefined {
  const wasTaken = calls.some(
    ({ operation, parameters, isRefused }) =>
      operation === "DeregisterCompute" &&
      !isRefused &&
      parameters.ComputeName === computeName &&
      String(parameters.FleetId).endsWith(String(fleetId)),
  );
  if (!wasTaken || (code !== "compute-not-registered" && code !== "token-unknown")) return undefined;
  const advice =
    "It was taken out by DeregisterCompute: call RegisterCompute again, and ask for a new token.";
  return { code: "compute-deregistered", advice };
}

/** Who it was, by the query of the address that was asked for. */
function named({ details: { url } }: JournalEntry): Asked {
  const query = new URLSearchParams(String(url ?? "").split("?")[1] ?? "");
  return givenMembers({
    fleetId: query.get("FleetId") ?? undefined,
    computeName: query.get("ComputeId") ?? undefined,
    processId: query.get("pID") ?? undefined,
  });
}
