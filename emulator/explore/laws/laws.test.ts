/** Each law holds of what the emulator does, and would not of something else: a law that cannot be broken proves nothing. */
import { expect, test } from "vitest";
import type { Act } from "../step.ts";
import { lastPlayed, withRecords } from "../testing/played-step.ts";
import {
  call,
  command,
  connect,
  healthy,
  join,
  playing,
  ready,
  scriptOf,
  startPlacement,
} from "../testing/server-story.ts";
import { aClosedGameSessionTakesNobody } from "./a-closed-game-session-takes-nobody.ts";
import { aCrashFailsNoPlacement } from "./a-crash-fails-no-placement.ts";
import { attemptsGoWhereTheyMay } from "./attempts-go-where-they-may.ts";
import { creatorsKeepToTheirLimit } from "./creators-keep-to-their-limit.ts";
import { instancesKeepTheirBounds } from "./instances-keep-their-bounds.ts";
import type { Law, PlayedStep } from "./law.ts";
import { limitsBeginAsTheyShould } from "./limits-begin-as-they-should.ts";
import { listsSayWhatThereIs } from "./lists-say-what-there-is.ts";
import { onlyTheCurrentSocketCounts } from "./only-the-current-socket-counts.ts";
import { onlyValidTokensConnect } from "./only-valid-tokens-connect.ts";
import { ordersAreKept } from "./orders-are-kept.ts";
import { refusalsChangeNothing } from "./refusals-change-nothing.ts";
import { reportsCount } from "./reports-count.ts";
import { laws } from "./table.ts";
import { whoWaitsMayGoWhereThePolicySays } from "./who-waits-may-go-where-the-policy-says.ts";

/** What really was, and the same told otherwise. */
interface Case {
  readonly law: Law;
  readonly acts: readonly Act[];
  readonly otherwise: (played: PlayedStep) => Partial<PlayedStep>;
}

const cases: readonly Case[] = [
  {
    law: aClosedGameSessionTakesNobody,
    acts: [...playing, join],
    otherwise: ({ before }) => ({
      before: withRecords(before, "gameSessions", (one) => ({
        ...one,
        playerSessionCreationPolicy: "DENY_ALL",
      })),
    }),
  },
  {
    law: aCrashFailsNoPlacement,
    acts: [
      ...ready,
      startPlacement,
      command("process-exited", { processId: "$answer@4.processId", exitCode: 1 }),
    ],
    otherwise: ({ after }) => ({
      after: withRecords(after, "placements", (one) => ({ ...one, status: "FAILED" })),
    }),
  },
  {
    law: attemptsGoWhereTheyMay,
    acts: [...ready, startPlacement],
    otherwise: ({ before, after }) => {
      const filtered = { ...before.scopes[0]?.records.queues[0], allowedLocations: ["eu-west-1"] };
      return {
        before: withRecords(before, "queues", () => filtered),
        after: withRecords(after, "queues", () => filtered),
      };
    },
  },
  {
    law: attemptsGoWhereTheyMay,
    acts: [...ready, startPlacement],
    otherwise: ({ after }) => ({
      after: withRecords(after, "placements", (one) => ({
        ...one,
        playerLatencies: [{ playerId: "ada", regionIdentifier: "us-east-1", latencyInMilliseconds: 51 }],
      })),
    }),
  },
  {
    law: creatorsKeepToTheirLimit,
    acts: [
      ...ready,
      call("CreateGameSession", {
        FleetId: "$fleets@2.fleetId",
        MaximumPlayerSessionCount: 2,
        CreatorId: "ada",
      }),
    ],
    otherwise: ({ after }) => ({
      after: {
        ...after,
        scopes: after.scopes.map((scope) => {
          const { gameSessions } = scope.records;
          const twice = gameSessions.map((one) => ({ ...one, gameSessionId: `${one.gameSessionId}-again` }));
          return { ...scope, records: { ...scope.records, gameSessions: [...gameSessions, ...twice] } };
        }),
      },
    }),
  },
  {
    law: instancesKeepTheirBounds,
    acts: ready.slice(0, 4),
    otherwise: ({ before, answer }) => {
      const instanceId = answer?.computeName;
      const scopes = before.scopes.map((scope) => ({
        ...scope,
        records: {
          ...scope.records,
          instances: [{ instanceId, fleetId: answer?.fleetId, takenSlotCount: 1, slotCount: 1 }],
        },
      }));
      return { before: { ...before, scopes } as unknown as PlayedStep["before"] };
    },
  },
  {
    law: instancesKeepTheirBounds,
    acts: ready,
    otherwise: ({ after }) => ({ after: withRecords(after, "instances", () => undefined) }),
  },
  {
    law: limitsBeginAsTheyShould,
    acts: [...ready, startPlacement],
    otherwise: ({ after }) => ({ after: laterTimers(after, "placement-timeout") }),
  },
  {
    law: limitsBeginAsTheyShould,
    acts: [...ready, startPlacement],
    otherwise: ({ after }) => ({ after: laterTimers(after, "activation-timeout") }),
  },
  {
    law: limitsBeginAsTheyShould,
    acts: ready,
    otherwise: ({ after }) => ({ after: laterTimers(after, "health-limit") }),
  },
  {
    law: listsSayWhatThereIs,
    acts: [
      ...playing,
      join,
      call("DescribePlayerSessions", { GameSessionId: "$gameSessions@8.gameSessionId" }),
    ],
    otherwise: ({ answer }) => ({
      answer: { PlayerSessions: seatsIn(answer).slice(1) },
    }),
  },
  {
    law: listsSayWhatThereIs,
    acts: [
      ...playing,
      join,
      call("DescribePlayerSessions", { GameSessionId: "$gameSessions@8.gameSessionId" }),
    ],
    otherwise: ({ answer }) => ({
      answer: { PlayerSessions: seatsIn(answer).slice(0, 1) },
    }),
  },
  {
    law: onlyTheCurrentSocketCounts,
    acts: [...ready, connect, { act: "lose socket", process: "$answer@4.processId", code: 1006, opened: 5 }],
    otherwise: ({ after }) => ({
      after: withRecords(after, "serverProcesses", ({ connectionId: _lost, ...rest }) => rest),
    }),
  },
  {
    law: onlyValidTokensConnect,
    acts: ready.slice(0, 5),
    otherwise: ({ before }) => ({
      before: withRecords(before, "authTokens", (one) => ({ ...one, expiresAt: before.realNow })),
    }),
  },
  {
    law: onlyValidTokensConnect,
    acts: [...ready, connect],
    otherwise: ({ before }) => ({
      before: withRecords(before, "serverProcesses", (one) => ({ ...one, status: "TERMINATED" })),
    }),
  },
  {
    law: ordersAreKept,
    acts: [
      ...ready,
      command("add-fault", {
        fault: "fail-action",
        match: { action: "HeartbeatServerProcess" },
        settings: { statusCode: 500 },
        count: 2,
      }),
      healthy,
    ],
    otherwise: ({ after }) => ({ after: withRecords(after, "faults", (one) => ({ ...one, remaining: 2 })) }),
  },
  {
    law: refusalsChangeNothing,
    acts: [...ready, call("StopGameSessionPlacement", { PlacementId: "nobody" })],
    otherwise: ({ after }) => ({ after: withRecords(after, "fleets", (one) => ({ ...one })) }),
  },
  {
    law: reportsCount,
    acts: ready,
    otherwise: ({ after }) => ({
      after: withRecords(after, "serverProcesses", (one) => ({ ...one, unhealthyReportCount: 3 })),
    }),
  },
  {
    law: reportsCount,
    acts: ready,
    otherwise: ({ after }) => ({
      after: withRecords(after, "serverProcesses", (one) => ({ ...one, isHealthy: false })),
    }),
  },
  {
    law: whoWaitsMayGoWhereThePolicySays,
    acts: [...ready, startPlacement],
    otherwise: ({ after }) => ({
      after: withRecords(after, "placements", ({ attemptGameSessionId: _over, ...one }) => one),
    }),
  },
  {
    law: whoWaitsMayGoWhereThePolicySays,
    acts: [...ready.slice(0, 3), startPlacement],
    otherwise: ({ after }) => ({
      after: withRecords(after, "placements", (one) => ({
        ...one,
        playerLatencies: [{ playerId: "ada", regionIdentifier: "us-east-1", latencyInMilliseconds: 51 }],
      })),
    }),
  },
];

const seatsIn = (answer: PlayedStep["answer"]) => (answer?.PlayerSessions ?? []) as readonly object[];

function laterTimers(after: PlayedStep["after"], purpose: string): PlayedStep["after"] {
  const timers = after.timers.map((timer) =>
    timer.purpose === purpose ? { ...timer, dueAt: timer.dueAt + 1 } : timer,
  );
  return { ...after, timers } as PlayedStep["after"];
}

test.each(cases.map((one, index) => [`${one.law.name}, ${index}`, one] as const))(
  "%s",
  (_title, { law, acts, otherwise }) => {
    const played = lastPlayed(scriptOf(acts));
    // Nobody answers the loss of a socket; all else must have been served, or it shows nothing.
    if (law !== refusalsChangeNothing && played.step.act !== "lose socket")
      expect(played.answer).not.toBeUndefined();
    expect(law.check(played)).toEqual([]);
    expect(law.check({ ...played, ...otherwise(played) })).not.toEqual([]);
  },
);

test("every law is broken here", () => {
  expect(new Set(cases.map(({ law }) => law))).toEqual(new Set(laws));
});
