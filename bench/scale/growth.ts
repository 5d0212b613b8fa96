import type { Figure } from "../figures.ts";
import { median } from "../median.ts";
import { tableOf } from "../table.ts";
import { answerBytes } from "./answer-bytes.ts";
import { byIdFigures } from "./by-id-figures.ts";
import { costsByIdOverLoopback } from "./by-id-over-loopback.ts";
import { CoreWorld } from "./core-world.ts";
import { growthExponent } from "./growth-exponent.ts";

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000];
const ROUNDS = 25;
/** Enough for a journal that tells, too little to weigh. */
const JOURNAL_ENTRIES = 2_000;

/** One question, asked of worlds of every size. */
interface Question {
  readonly what: string;
  /** Undefined for what is judged beside the others of its kind. */
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
/** More rounds than in process, since a client's are disturbed by more; in all fewer ids than the largest world has. */
const CLIENT_ROUNDS = 100;

const search = (what: string, atMost: number, times: number, how: object): Question => ({
  what,
  atMost,
  times,
  of: (world) => ({ ask: () => world.call("SearchGameSessions", { FleetId: world.fleetId, ...how }) }),
});

const BY_ID = "by id, without a socket";
const BY_ID_IN_A_MAP = "by id in a bare Map";

const questions: readonly Question[] = [
  {
    what: BY_ID,
    times: IDS,
    of: (world) => {
      const { gameSessionIds } = world;
      return askedById(gameSessionIds, (body) => answerBytes(world, "DescribeGameSessions", body));
    },
  },
  {
    what: BY_ID_IN_A_MAP,
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
 * socket costs at any size does not hide what grows; by id as a client sees it, too.
 */
export async function measureGrowth(print: (line: string) => void): Promise<readonly Figure[]> {
  const costs = new Map(costsInProcess(print));
  const client = await costsByIdOverLoopback({ sizes: SIZES, rounds: CLIENT_ROUNDS, questions: IDS }, print);
  const rows = [["by id as a client sees it", client] as const, ...costs];
  for (const line of tableOf(
    ["µs, game sessions:", ...SIZES.map(String)],
    rows.map(([what, each]) => [what, ...each.map((cost) => cost.toFixed(1))]),
  ))
    print(`  ${line}`);
  return [
    ...byIdFigures({
      client: exponentOf(client),
      core: exponentOf(costs.get(BY_ID)),
      bareMap: exponentOf(costs.get(BY_ID_IN_A_MAP)),
    }),
    ...questions.flatMap(({ what, atMost }) =>
      atMost === undefined
        ? []
        : [
            {
              what: `growth exponent, ${what}`,
              measured: exponentOf(costs.get(what)),
              digits: 2,
              goal: { atMost },
            },
          ],
    ),
  ];
}

const exponentOf = (costs: readonly number[] = []): number =>
  growthExponent(SIZES.map((size, i) => ({ size, cost: costs[i] ?? Number.NaN })));

/** Each question with its costs, in the order of the sizes. The worlds are gone afterwards. */
function costsInProcess(print: (line: string) => void): readonly (readonly [string, readonly number[]])[] {
  print(`  making worlds of ${SIZES.join(", ")} game sessions …`);
  const worlds = SIZES.map(worldOf);
  const costs = questions.map((question) => [question.what, costsOf(question, worlds)] as const);
  for (const { parts } of worlds) parts.core.close();
  return costs;
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
