import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startElasticMqInTest } from "../gateway/elasticmq-in-test.ts";
import { known } from "../testing/guide-set-up.ts";
import { hosting, reserve } from "../testing/hosting.ts";
import { explain } from "./explain.ts";
import { ExplainBench, QUEUE } from "./testing/explain-bench.ts";

let broker: Awaited<ReturnType<typeof startElasticMqInTest>>;
let bench: ExplainBench;

beforeAll(async () => {
  broker = await startElasticMqInTest();
}, 600_000);
afterAll(() => broker?.stop());
afterEach(() => bench.close());

const begin = async (queuePrefix: string) => {
  bench = await ExplainBench.start({}, { brokerUrl: broker.url, queuePrefix });
};

test("where everything goes as it should there is nothing to explain, whoever is asked for", async () => {
  await begin("right");
  const QueueUrl = bench.queueUrl(QUEUE);
  await bench.sqs.send(new CreateQueueCommand({ QueueName: QUEUE, Attributes: { FifoQueue: "true" } }));
  bench.topic();
  const gameSessionId = await bench.play({ DesiredPlayerSessions: [{ PlayerId: "ada" }] });
  const { Messages = [] } = await bench.sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
  expect(Messages).toHaveLength(1);
  const { ReceiptHandle } = known(Messages[0]);
  await bench.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  for (const [id, kind] of [
    [undefined, "placement"],
    ["placement-1", "placement"],
    [gameSessionId, "game session"],
    ["ada", "player"],
  ] as const) {
    const { subject, causes, text } = bench.explanation(id);
    expect(causes, text).toEqual([]);
    expect(subject.kind).toBe(kind);
    expect(text).toContain("The journal shows nothing that went wrong.");
  }
});

test("a game session that its server left alone is over, for its players too, and its process says why", async () => {
  await begin("left");
  const { host, client, gameSessionId } = await hosting(bench.sdk);
  await reserve(bench.sdk, gameSessionId, ["ada"]);
  for (let report = 0; report < 3; report += 1)
    await client.ask("HeartbeatServerProcess", { HealthStatus: false });
  await client.ask("TerminateServerProcess");
  await bench.sdk.bench.settled();

  const first = (id: string) => bench.explanation(id).causes[0];
  expect(first(gameSessionId)).toMatchObject({ code: "game-session-ended", rank: "root" });
  expect(first("ada")?.text).toContain("unhealthy: 3 unhealthy reports in a row");
  expect(bench.explanation(host.processId)).toMatchObject({
    subject: { kind: "server process", id: host.processId },
    outcome: expect.stringContaining("is TERMINATED"),
    causes: [{ code: "process-unhealthy", rank: "root" }],
  });
});

test("a request that was refused is found by the process that made it", async () => {
  await begin("frames");
  const { host, client } = await bench.sdk.placeable();
  await client.ask("ActivateGameSession", { GameSessionId: "arn:none" });
  const { causes } = bench.explanation(host.processId);
  expect(causes).toMatchObject([{ code: "frame-refused", subjectIds: [host.processId] }]);
  expect(causes[0]?.text).toContain("ActivateGameSession");
});

test("a journal that has dropped its beginning says so where something is not found in it", async () => {
  await begin("cut");
  const entries = bench.sdk.control.journal(0);
  expect(explain(entries).outcome).toBe("No placement was ever started.");
  expect(explain(entries.slice(5)).outcome).toContain("has dropped what was before 2026-01-01T00:00:00.000Z");
  expect(explain(entries.slice(5), "ada").outcome).toContain("nothing of ada. But the journal has dropped");
});

test("what is met again is one cause, told as it was lastly, with how often", async () => {
  await begin("again");
  for (const second of [0, 1, 2]) {
    await expect(bench.sdk.placements.start({ GameSessionQueueName: "none" })).rejects.toThrow("not found");
    if (second < 2) await bench.sdk.bench.advance(1);
  }
  const { causes } = bench.explanation("placement-1");
  expect(causes).toMatchObject([{ code: "queue-not-found", times: 3 }]);
  expect(new Date(known(causes[0]).at).toISOString()).toBe("2026-01-01T00:00:02.000Z");
});

test("a call that a fault kept from acting is explained by the fault, asked by its id or not at all", async () => {
  await begin("undone");
  bench.sdk.control.command("add-fault", {
    fault: "fail-call",
    settings: { error: "InvalidRequestException" },
    match: { operation: "StartGameSessionPlacement" },
  });
  await expect(bench.sdk.placements.start()).rejects.toThrow("ordered");
  for (const id of [undefined, "placement-1"]) {
    const { subject, causes } = bench.explanation(id);
    expect(subject).toMatchObject({ kind: "refused", id: "placement-1" });
    expect(causes).toMatchObject([{ code: "fault-ordered", rank: "root" }]);
    expect(causes[0]?.text).toContain("fail-call");
    expect(causes[0]?.text).toContain("StartGameSessionPlacement");
  }
});

test("a fault that acted on what is asked about stays the root when it acts on others after that", async () => {
  await begin("others");
  const { faultId } = bench.sdk.control.command("add-fault", {
    fault: "fail-call",
    settings: { error: "InvalidRequestException" },
    match: { operation: "StartGameSessionPlacement" },
    count: 2,
  });
  for (const PlacementId of ["placement-1", "placement-2"])
    await expect(bench.sdk.placements.start({ PlacementId })).rejects.toThrow("ordered");
  const [root, other] = bench.explanation("placement-1").causes;
  expect(root).toMatchObject({ rank: "root", times: 1, subjectIds: [faultId, "placement-1"] });
  expect(other).toMatchObject({ rank: "contributing", subjectIds: [faultId] });
});

test("the end of a fault's time is no cause", async () => {
  await begin("ended");
  bench.sdk.control.command("add-fault", { fault: "no-capacity", count: null, seconds: 1 });
  await bench.sdk.placements.start();
  await bench.sdk.bench.advance(2);
  const told = bench.explanation("placement-1").causes.map(({ text }) => text);
  expect(told.join("\n")).not.toContain("is over");
});
