import type { Invariant, WorldView } from "./invariant.ts";
import { type RecordOf, replacementsOf } from "./records.ts";
import { isRefused } from "./refused.ts";

/** **Documented** (the status members of the model) and server-sdk 7.1: which status may follow which, and may begin. */
const lives: { readonly [kind: string]: { readonly [status: string]: string } } = {
  placement: { new: "PENDING", PENDING: "FULFILLED CANCELLED TIMED_OUT FAILED" },
  "game session": {
    new: "ACTIVATING",
    ACTIVATING: "ACTIVE TERMINATING TERMINATED ERROR",
    ACTIVE: "TERMINATING TERMINATED ERROR",
    TERMINATING: "TERMINATED",
  },
  "player session": { new: "RESERVED", RESERVED: "ACTIVE COMPLETED TIMEDOUT", ACTIVE: "COMPLETED" },
  "server process": {
    new: "CONNECTED",
    CONNECTED: "ACTIVE TERMINATING TERMINATED",
    ACTIVE: "TERMINATING TERMINATED",
    TERMINATING: "TERMINATED",
  },
  fleet: {
    new: "NEW ACTIVE",
    NEW: "DOWNLOADING ERROR DELETING",
    DOWNLOADING: "VALIDATING ERROR DELETING",
    VALIDATING: "BUILDING ERROR DELETING",
    BUILDING: "ACTIVATING ERROR DELETING",
    ACTIVATING: "ACTIVE ERROR DELETING",
    ACTIVE: "ERROR DELETING",
    ERROR: "ACTIVE DELETING",
    DELETING: "TERMINATED",
  },
  instance: { new: "PENDING", PENDING: "ACTIVE TERMINATING", ACTIVE: "TERMINATING" },
};

export const livesGoForward: Invariant = {
  name: "lives go forward",
  truth:
    "Placements, game sessions, player sessions, processes, fleets and instances go only from a status to one that may follow it, the journal tells each step, and where its steps lead to is what the record says.",
  check(world) {
    const problems: string[] = [];
    const told = livesIn(world, problems);
    return world.isJournalWhole ? [...problems, ...notTold(world, told)] : problems;
  },
};

const mayFollow = (kind: string, from: string, to: string): boolean =>
  (lives[kind]?.[from] ?? "").split(" ").includes(to);

interface Life {
  readonly first: string;
  last: string;
}

function livesIn({ journal }: WorldView, problems: string[]): ReadonlyMap<string, Life> {
  const known = new Map<string, Life>();
  for (const [index, { kind, what, subjectId = "", details }] of journal.entries()) {
    if (kind === "input" && what === "control reset" && !isRefused(journal, index)) known.clear();
    if (kind !== "transition" || typeof details.to !== "string") continue;
    const of = what.slice(0, what.lastIndexOf(" "));
    if (lives[of] === undefined) continue;
    const [from, to] = [String(details.from), details.to];
    const life = known.get(`${of} ${subjectId}`);
    // One that was forgotten may have a namesake.
    if (life !== undefined && life.last !== from && from !== "new")
      problems.push(`${of} ${subjectId} goes from ${from}, and was ${life.last}`);
    if (!mayFollow(of, from, to)) problems.push(`${of} ${subjectId} goes from ${from} to ${to}`);
    if (life === undefined) known.set(`${of} ${subjectId}`, { first: from, last: to });
    else life.last = to;
  }
  return known;
}

type Living = "placements" | "gameSessions" | "playerSessions" | "serverProcesses" | "fleets" | "instances";

function notTold(world: WorldView, told: ReadonlyMap<string, Life>): readonly string[] {
  const problems: string[] = [];
  const compare = <Name extends Living>(
    kind: string,
    table: Name,
    keyOf: (record: RecordOf<Name>) => string,
  ) => {
    for (const { before, after } of replacementsOf(world, table, keyOf)) {
      const name = `${kind} ${keyOf(after)}`;
      const [was, is] = [before === undefined ? "new" : String(before.status), String(after.status)];
      const life = told.get(name);
      const isTold =
        life === undefined ? was === is : life.last === is && (life.first === was || life.first === "new");
      const tells = life === undefined ? "nothing" : `that it was ${life.first} and is ${life.last}`;
      if (!isTold) problems.push(`${name} was ${was} and is ${is}; the journal tells ${tells}`);
    }
  };
  compare("placement", "placements", ({ placementId }) => placementId);
  compare("game session", "gameSessions", ({ gameSessionId }) => gameSessionId);
  compare("player session", "playerSessions", ({ playerSessionId }) => playerSessionId);
  compare("server process", "serverProcesses", ({ processId }) => processId);
  compare("fleet", "fleets", ({ fleetId }) => fleetId);
  compare("instance", "instances", ({ fleetId, instanceId }) => `${fleetId}/${instanceId}`);
  return problems;
}
