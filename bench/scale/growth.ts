import type { Figure } from "../figures.ts";
import { median } from "../median.ts";
import { tableOf } from "../table.ts";
import { answerBytes } from "./answer-bytes.ts";
import { CoreWorld } from "./core-world.ts";
import { growthExponent } from "./growth-exponent.ts";

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000];
const ROUNDS = 25;
/** Enough for a journal that tells, too little to weigh. */
const JOURNAL_ENTRIES = 2_000;

/** One question, asked of worlds of every size. */
interface Question {
  readonly what: string;
  /** Undefined for what the rows beside it are to be judged by. */
  readonly atMost?: number;
  /** How often it is asked in a round: as often as some milliseconds hold. */
  readonly times: number;
  readonly of: (world: CoreWorld) => Asker;
}

interface Asker {
  /** Makes what has to be there before a round and does not count. */
  readonly prepare?: () => void;
  readonly ask: (number: number) => void;
}

/** Far enough from the first page to be none of its neighbours. */
const PAGES_BEFORE = 10;
/** Game sessions are asked for in strides of this prime, so that each is met before one is met again. */
const STRIDE = 7_919;
const PLACEMENTS = 20;
const IDS = 400;

const search = (what: string, atMost: number, times: number, how: object): Question => ({
  what,
  atMost,
  times,
  of: (world) => ({ ask: () => world.call("SearchGameSessions", { FleetId: world.fleetId, ...how }) }),
});

const questions: readonly Question[] = [
  {
    what: "by id",
    atMost: 0.05,
    times: IDS,
    of: (world) => {
      const { gameSessionIds } = world;
      return askedById(gameSessionIds, (body) => answerBytes(world, "DescribeGameSessions", body));
    },
  },
  {
    // What no program can be without: the same records, found in a Map and written as JSON.
    what: "by id in a bare Map of the same records",
    times: IDS,
    of: (world) => {
      const { gameSessionIds, parts } = world;
      const records = new Map(
        parts.store
          .of(parts.home)
          .gameSessions.all()
          .map((record) => [record.gameSessionId, record]),
      );
      return askedById(
        gameSessionIds,
        (body) => {
          const { GameSessionId } = JSON.parse(body.toString("utf8")) as { readonly GameSessionId: string };
          return Buffer.from(JSON.stringify({ GameSessions: [records.get(GameSessionId)] }));
        },
        ROUNDS * IDS,
      );
    },
  },
  search("first page", 0.1, 200, {}),
  {
    what: "next page",
    atMost: 0.1,
    times: 200,
    of: (world) => {
      const NextToken = tokenAfter(world, PAGES_BEFORE);
      return { ask: () => world.call("SearchGameSessions", { FleetId: world.fleetId, NextToken }) };
    },
  },
  search("filtered and sorted search", 0.35, 40, {
    FilterExpression: "gameSessionProperties.mode = 'ranked' AND hasAvailablePlayerSessions = true",
    SortExpression: "gameSessionProperties.skill DESC",
  }),
  search("search whose filter hits one in a thousand", 0.35, 10, {
    FilterExpression: "gameSessionProperties.skill = '500'",
    SortExpression: "creationTimeMillis DESC",
  }),
  {
    what: "placement with an idle process",
    atMost: 0.1,
    times: PLACEMENTS,
    of: (world) => ({
      prepare: () => {
        for (let i = 0; i < PLACEMENTS; i++) world.addProcess();
      },
      ask: () => {
        const callId = world.nextCallId();
        world.startPlacement(callId, `placement-${callId}`);
        world.settle();
        for (const processId of world.toldToStart()) world.activate(processId);
      },
    }),
  },
];

/**
 * Asks for game sessions far from one another, by requests that are made beforehand.
 *
 * @param start how many were asked for by others: those still lie in the processor's caches, the next do not.
 */
function askedById(ids: readonly string[], answer: (body: Buffer) => Buffer, start = 0): Asker {
  let requests: readonly Buffer[] = [];
  let made = start;
  return {
    prepare: () => {
      requests = Array.from({ length: IDS }, () => {
        made += 1;
        return Buffer.from(JSON.stringify({ GameSessionId: ids[(made * STRIDE) % ids.length] }));
      });
    },
    ask: (number) => answer(requests[number % IDS] ?? Buffer.alloc(0)),
  };
}

function tokenAfter(world: CoreWorld, pages: number): unknown {
  let token: unknown;
  for (let page = 0; page < pages; page++)
    token = world.call("SearchGameSessions", { FleetId: world.fleetId, ...pageAfter(token) }).NextToken;
  if (token === undefined) throw new Error(`there are less than ${pages + 1} pages of game sessions`);
  return token;
}

const pageAfter = (token: unknown) => (token === undefined ? {} : { NextToken: token });

function worldOf(size: number): CoreWorld {
  const world = new CoreWorld({ journalLimit: JOURNAL_ENTRIES });
  for (let i = 0; i < size; i++) world.addGameSession();
  return world;
}

/**
 * How costs grow with the number of game sessions, all ACTIVE in one fleet. Asked of the core itself, so that what a
 * socket costs at any size does not hide what grows.
 */
export async function measureGrowth(print: (line: string) => void): Promise<readonly Figure[]> {
  print(`  making worlds of ${SIZES.join(", ")} game sessions …`);
  const worlds = SIZES.map(worldOf);
  const rows: (string | number)[][] = [];
  const figures = questions.map((question) => {
    const costs = costsOf(question, worlds);
    rows.push([question.what, ...costs.map((cost) => cost.toFixed(1))]);
    const points = SIZES.map((size, i) => ({ size, cost: costs[i] ?? Number.NaN }));
    return {
      what: `growth exponent, ${question.what}`,
      measured: growthExponent(points),
      digits: 2,
      ...(question.atMost === undefined ? {} : { goal: { atMost: question.atMost } }),
    };
  });
  for (const line of tableOf(["µs, game sessions:", ...SIZES.map(String)], rows)) print(`  ${line}`);
  for (const { parts } of worlds) parts.core.close();
  return figures;
}

/** Microseconds of one question in each world; the worlds are asked in turn, round by round. */
function costsOf({ times, of }: Question, worlds: readonly CoreWorld[]): readonly number[] {
  const askers = worlds.map((world) => ({ ...of(world), costs: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { prepare, ask, costs } of askers) {
      prepare?.();
      const startedAt = performance.now();
      for (let number = 0; number < times; number++) ask(round * times + number);
      costs.push(((performance.now() - startedAt) / times) * 1_000);
    }
  }
  return askers.map(({ costs }) => median(costs));
}
