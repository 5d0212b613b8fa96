import type { Figure } from "../figures.ts";
import { median } from "../median.ts";
import { cborCall, jsonCall } from "./api-requests.ts";
import { type RawRequest, rawAnswer, rawRate } from "./raw-load.ts";
import { startServing } from "./start-serving.ts";

const ROUNDS = 30;
const ROUND_MS = 120;
const CONNECTIONS = 16;

const bodyOf = (answer: Buffer): string => answer.toString("utf8", answer.indexOf("\r\n\r\n") + 4);

/** Answers per second of each request, the rounds of all of them in turn. */
async function ratesOf<Name extends string>(
  requests: Readonly<Record<Name, RawRequest>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const all = await Promise.all(
    (Object.entries(requests) as [Name, RawRequest][]).map(async ([name, request]) => {
      const { length } = await rawAnswer(request);
      return { name, request, length, rates: [] as number[] };
    }),
  );
  const load = { connections: CONNECTIONS, durationMs: ROUND_MS };
  for (const { request, length } of all)
    await rawRate(request, length, { ...load, durationMs: 4 * ROUND_MS });
  for (let round = 0; round < ROUNDS; round++) {
    for (const { request, length, rates } of all) rates.push(await rawRate(request, length, load));
  }
  return Object.fromEntries(all.map(({ name, rates }) => [name, rates])) as unknown as Readonly<
    Record<Name, readonly number[]>
  >;
}

/** Reads of the whole emulator over a real socket against what `node:http` alone needs for as much. */
export async function measureReads(print: (line: string) => void): Promise<readonly Figure[]> {
  const emulator = await startServing<{ port: number; placementId: string; fleetId: string }>(
    "emulator-worker.ts",
  );
  const { port, placementId, fleetId } = emulator.told;
  const small = ["DescribeGameSessionPlacement", { PlacementId: placementId }] as const;
  const page = ["SearchGameSessions", { FleetId: fleetId }] as const;
  const ours = { small: jsonCall(port, ...small), page: jsonCall(port, ...page) };
  const raw = await startServing<{ port: number }>("raw-server-worker.ts", {
    small: bodyOf(await rawAnswer(ours.small)),
    page: bodyOf(await rawAnswer(ours.page)),
  });
  try {
    const rates = await ratesOf({
      small: ours.small,
      rawSmall: jsonCall(raw.told.port, ...small),
      smallCbor: cborCall(port, ...small),
      page: ours.page,
      rawPage: jsonCall(raw.told.port, ...page, "/page"),
      pageCbor: cborCall(port, ...page),
    });
    for (const [name, each] of Object.entries(rates))
      print(`  ${name}: ${Math.round(median(each))} answers/s`);
    const ratio = (of: keyof typeof rates, to: keyof typeof rates) =>
      median(rates[of].map((rate, round) => rate / (rates[to][round] ?? Number.NaN)));
    const figure = (what: string, measured: number, atLeast: number): Figure => ({
      what,
      measured,
      digits: 2,
      goal: { atLeast },
    });
    return [
      figure("small read ÷ raw node:http JSON echo", ratio("small", "rawSmall"), 0.35),
      figure("page of 20 game sessions ÷ raw node:http page", ratio("page", "rawPage"), 0.4),
      figure("small read, CBOR ÷ JSON", ratio("smallCbor", "small"), 0.8),
      figure("page of 20 game sessions, CBOR ÷ JSON", ratio("pageCbor", "page"), 0.8),
    ];
  } finally {
    await emulator.stop();
    await raw.stop();
  }
}
