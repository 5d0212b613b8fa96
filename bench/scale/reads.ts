import { encode } from "cborg";
import type { Figure } from "../figures.ts";
import { median } from "../median.ts";
import { postBytes, type RawRequest, rawAnswer, rawRate } from "./raw-load.ts";
import { startServing } from "./start-serving.ts";

const ROUNDS = 30;
const ROUND_MS = 120;
const CONNECTIONS = 16;

/** What an SDK sends beside the body; the signature is not looked at, but its bytes are read. */
const headers = (more: Readonly<Record<string, string>>) => ({
  Host: "gamelift.us-east-1.amazonaws.com",
  "User-Agent":
    "aws-sdk-go-v2/1.41.0 ua/2.1 os/linux lang/go#1.26.0 md/GOOS#linux md/GOARCH#amd64 api/gamelift#1.46.0",
  "Amz-Sdk-Invocation-Id": "2a9c1e2c-5b7e-4c56-9c0d-6b7f2f1f6f10",
  "Amz-Sdk-Request": "attempt=1; max=3",
  Authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/gamelift/aws4_request, SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-date;x-amz-target, Signature=${"0".repeat(64)}`,
  "X-Amz-Date": "20260101T000000Z",
  ...more,
});

const jsonCall = (port: number, operation: string, input: object, path = "/"): RawRequest => ({
  port,
  bytes: postBytes(
    path,
    headers({ "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `GameLift.${operation}` }),
    Buffer.from(JSON.stringify(input)),
  ),
});

const cborCall = (port: number, operation: string, input: object): RawRequest => ({
  port,
  bytes: postBytes(
    `/service/GameLift/operation/${operation}`,
    headers({ "Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" }),
    encode(input),
  ),
});

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
