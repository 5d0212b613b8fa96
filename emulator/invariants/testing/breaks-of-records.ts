/** Truths about game sessions, players and placements, each broken by a record that no rule would have written. */
import type { Break } from "./break.ts";
import { at, broken, like, nth } from "./forced-records.ts";

export const breaksOfRecords: readonly Break[] = [
  broken(
    "one game session per process",
    "a second one on the same process",
    like("gameSessions", { gameSessionId: "arn:another" }),
    /hosted arn:.*done and arn:another/,
  ),
  broken(
    "one game session per process",
    "a process that has forgotten its own",
    like("serverProcesses", { gameSessionId: undefined }),
    /which does not know it/,
  ),
  broken(
    "one game session per process",
    "a process that hosts what there is not",
    like("serverProcesses", { gameSessionId: "arn:none" }),
    /hosts arn:none, which does not exist/,
  ),
  broken(
    "a live game session has a live process",
    "a process that ended alone",
    like("serverProcesses", { status: "TERMINATED" }),
    /is ACTIVE on process .*, which is TERMINATED/,
  ),
  broken(
    "a live game session has a live process",
    "another address",
    like("gameSessions", { ipAddress: "10.9.9.9" }),
    /has ipAddress 10\.9\.9\.9/,
  ),
  broken(
    "a live game session has a live process",
    "a process that does not exist",
    like("gameSessions", { processId: "process-none" }),
    /its process process-none does not exist/,
  ),
  broken(
    "only ready processes host",
    "a process without a port",
    like("serverProcesses", { processId: "process-new", gameSessionId: "arn:x", port: undefined }),
    /process-new hosts arn:x and has no port/,
  ),
  broken(
    "only ready processes host",
    "one that is only connected",
    like("serverProcesses", { processId: "process-new", gameSessionId: "arn:x", status: "CONNECTED" }),
    /has not called ProcessReady/,
  ),
  broken(
    "only ready processes host",
    "one that has not reported",
    (world) => {
      const idle = { processId: "process-new", isHealthy: false };
      like("serverProcesses", { ...idle, gameSessionId: undefined })(world);
      world.look();
      return like("serverProcesses", { ...idle, gameSessionId: "arn:x" })(world);
    },
    /did not report that it is healthy/,
  ),
  broken(
    "what has ended says when",
    "an end without an instant",
    like("playerSessions", { status: "COMPLETED" }),
    /is COMPLETED and its end is undefined/,
  ),
  broken(
    "what has ended says when",
    "an end before the beginning",
    like("placements", { endedAt: at(-1) }),
    /placement done is FULFILLED lasts from/,
  ),
  broken(
    "what has ended says when",
    "a beginning in the future",
    like("gameSessions", { createdAt: at(3600) }),
    /begins in the future/,
  ),
  broken(
    "what has ended stays as it was",
    "a change after the end",
    like("placements", { isWaitTold: true }),
    /done had ended as FULFILLED at \d+ and was changed: isWaitTold/,
  ),
  broken(
    "lives go forward",
    "a change that the journal does not tell",
    like("placements", { status: "CANCELLED" }, 2),
    /placement waiting was PENDING and is CANCELLED; the journal tells nothing/,
  ),
  broken(
    "identities never change",
    "another queue",
    like("placements", { queueName: "silent" }, 2),
    /waiting had queueName main and has silent/,
  ),
  broken(
    "identities never change",
    "a number that is given twice",
    like("serverProcesses", { processId: "process-new" }),
    /two serverProcesses have the same number of creation/,
  ),
  broken(
    "player counts agree",
    "a count that nobody holds",
    like("gameSessions", { currentPlayerSessionCount: 2 }),
    /counts 2 players, and 1 player sessions hold a seat/,
  ),
  broken(
    "player counts agree",
    "a seat in nothing",
    like("playerSessions", { playerSessionId: "psess-x", gameSessionId: "arn:none" }),
    /hold a seat in arn:none, which does not exist/,
  ),
  broken(
    "never more seats than the maximum",
    "three seats of two",
    like("gameSessions", { currentPlayerSessionCount: 3 }),
    /has 2 seats and has given away 3/,
  ),
  broken(
    "a seat is in its game session",
    "a seat of another fleet",
    like("playerSessions", { fleetId: "fleet-x" }),
    /is of fleet-x, and its game session of/,
  ),
  broken(
    "a seat is in its game session",
    "a seat in one that is ACTIVATING",
    (world) => {
      const { gameSessionId } = nth(world.tables, "gameSessions", 1);
      return like("playerSessions", { gameSessionId })(world);
    },
    /its game session is still ACTIVATING/,
  ),
  broken(
    "a reservation lasts a minute",
    "a seat that is RESERVED for longer",
    like("playerSessions", { createdAt: at(-60) }),
    /is RESERVED for 6\d s/,
  ),
  broken(
    "a reservation lasts a minute",
    "a seat that lapses at once",
    like("playerSessions", { status: "TIMEDOUT", endedAt: at(1) }),
    /is TIMEDOUT after \S+ s/,
  ),
  broken(
    "a fulfilled placement has its game session",
    "nothing",
    like("placements", { placed: undefined }),
    /placement done is FULFILLED by nothing/,
  ),
  broken(
    "a fulfilled placement has its game session",
    "another port",
    (world) => {
      const { placed } = nth(world.tables, "placements");
      return placed && like("placements", { placed: { ...placed, port: 1 } })(world);
    },
    /on port 1, and .* is on 7000/,
  ),
  broken(
    "a fulfilled placement has its game session",
    "one that was made for somebody else",
    like("gameSessions", { placementId: "else" }),
    /which was made for else/,
  ),
  broken(
    "placed players are the desired ones",
    "nobody placed",
    like("placements", { placedPlayerSessions: [] }),
    /wanted ada and placed nobody/,
  ),
  broken(
    "placed players are the desired ones",
    "a seat of somebody else",
    like("playerSessions", { playerId: "cleo" }),
    /gave ada psess-\S+, which is of cleo/,
  ),
  broken(
    "an attempt belongs to its placement",
    "an attempt that is ACTIVE",
    like("gameSessions", { status: "ACTIVE" }, 1),
    /placement trying is PENDING and tries .* which is ACTIVE/,
  ),
  broken(
    "an attempt belongs to its placement",
    "a game session that nobody waits for any more",
    like("placements", { attemptGameSessionId: undefined }, 1),
    /is ACTIVATING for placement trying, which is PENDING/,
  ),
  broken(
    "first come, first served",
    "a later one that was tried",
    like("placements", { attemptCount: 1 }, 3),
    /placement behind was tried, and waiting came before it into queue main and waits/,
  ),
  broken(
    "nobody waits beside an idle process",
    "a process that becomes idle without a look",
    like("serverProcesses", { processId: "process-new", gameSessionId: undefined }),
    /placement waiting waits in queue main, and process process-new is idle/,
  ),
];
