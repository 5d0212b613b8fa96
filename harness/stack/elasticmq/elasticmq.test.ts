import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolders } from "../folders.ts";
import { PortTakenError } from "../port-taken-error.ts";
import { freePorts } from "../ports.ts";
import { hasEnded } from "../process-state.ts";
import { type ElasticMqOptions, startElasticMq } from "./elasticmq.ts";
import { type PreparedElasticMq, prepareElasticMq } from "./prepare.ts";

let prepared: PreparedElasticMq;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-elasticmq-"));
  prepared = await prepareElasticMq({ cacheFolder: projectFolders().cache });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function options(): Promise<ElasticMqOptions> {
  const [port = 0] = await freePorts(1);
  const logFile = join(folder, `${port}.log`);
  return { ...prepared, port, region: "eu-west-1", accountId: "123456789012", logFile };
}

test("it starts, names queues by region and account, and is gone after stop", async () => {
  const broker = await startElasticMq(await options());

  expect(await broker.admin.createQueue("placements.fifo")).toBe(
    `${broker.url}/123456789012/placements.fifo`,
  );
  expect(await broker.admin.attributes("placements.fifo")).toMatchObject({
    QueueArn: "arn:aws:sqs:eu-west-1:123456789012:placements.fifo",
    FifoQueue: "true",
  });
  expect(broker.process.tail(100)).not.toContain("WARN");

  await broker.stop();
  expect(hasEnded(broker.process.pid)).toBe(true);
}, 60_000);

test("a port that somebody has is an error that names it, and nothing is left running", async () => {
  const squatter = createServer((_, response) => response.end("OK")).listen(0, "127.0.0.1");
  await new Promise((resolve) => squatter.once("listening", resolve));
  const { port } = squatter.address() as AddressInfo;
  const lines: string[] = [];

  const start = startElasticMq({ ...(await options()), port, log: (line) => lines.push(line) });

  await expect(start).rejects.toThrow(PortTakenError);
  await expect(start).rejects.toThrow(`127.0.0.1:${port}`);
  expect(lines.at(-1)).toContain("ElasticMQ ended");
  squatter.close();
}, 60_000);

test("a start that takes too long, or a Java that fails, shows what the log said", async () => {
  await expect(startElasticMq({ ...(await options()), withinMs: 50 })).rejects.toThrow("not within 50 ms");
  await expect(startElasticMq({ ...(await options()), jvmFlags: ["-XX:+NoSuchFlag"] })).rejects.toThrow(
    /ended with code 1[\s\S]*NoSuchFlag/,
  );
}, 60_000);

test("paused it hangs, resumed it answers what came meanwhile", async () => {
  const broker = await startElasticMq(await options());
  await broker.admin.createQueue("standard");

  await broker.pause();
  const hung = broker.admin.send("standard", { body: "one" });
  await expect(broker.admin.call("ListQueues", {}, AbortSignal.timeout(300))).rejects.toThrow("timeout");
  broker.resume();

  expect((await hung).messageId).toMatch(/^[0-9a-f-]{36}$/);
  await broker.stop();
}, 60_000);

test("killed and started on the same port, it is empty", async () => {
  const settings = await options();
  const first = await startElasticMq(settings);
  await first.admin.createQueue("lost");
  await first.stop();

  const second = await startElasticMq(settings);
  expect(await second.admin.call("ListQueues", {})).toEqual({ QueueUrls: [] });
  await second.stop();
}, 60_000);
