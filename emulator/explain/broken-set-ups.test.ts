import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startElasticMqInTest } from "../gateway/elasticmq-in-test.ts";
import { ExplainBench } from "./testing/explain-bench.ts";
import { brokenSetUps } from "./testing/set-ups/table.ts";

let broker: Awaited<ReturnType<typeof startElasticMqInTest>>;
let bench: ExplainBench | undefined;

beforeAll(async () => {
  broker = await startElasticMqInTest();
}, 600_000);
afterAll(() => broker?.stop());
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

test.each(brokenSetUps.map((setUp, index) => ({ ...setUp, index })))("$title: $code", async (setUp) => {
  const queues = { brokerUrl: broker.url, queuePrefix: `set-up-${setUp.index}` };
  bench = await ExplainBench.start(setUp, setUp.needsBroker ? queues : undefined);
  const id = await setUp.make(bench);
  await bench.sdk.bench.settled();
  const { causes, text } = bench.explanation(id);
  if (process.env.WINDTUNNEL_SHOW_EXPLANATIONS !== undefined) console.log(`${setUp.title}\n${text}`);
  expect(causes[0], text).toMatchObject({ code: setUp.code });
  expect(text).toContain(causes[0]?.text);
});

test("there are more than thirty, of every family", () => {
  expect(brokenSetUps.length).toBeGreaterThan(30);
  expect(new Set(brokenSetUps.map(({ title }) => title)).size).toBe(brokenSetUps.length);
});
