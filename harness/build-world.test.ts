import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { buildWorld } from "./build-world.ts";
import { ClientWorld } from "./client-world.ts";
import type { WorldStack } from "./world-stack.ts";

/** A broker that refuses everything, and databases that are ready only after it has refused. */
async function refusingStack() {
  const folder = mkdtempSync(join(tmpdir(), "refusing-stack-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const refused = Promise.withResolvers<void>();
  const asked: string[] = [];
  const broker = createServer((request, response) => {
    asked.push(String(request.headers["x-amz-target"]).replace("AmazonSQS.", ""));
    response.once("close", refused.resolve);
    response.writeHead(400, { "content-type": "application/x-amz-json-1.0" });
    response.end(
      JSON.stringify({ __type: "com.amazonaws.sqs#InvalidAddress", message: `no ${asked.at(-1)}` }),
    );
  });
  broker.listen(0, "127.0.0.1");
  await once(broker, "listening");
  onTestFinished(() => void broker.close());
  const databases: string[] = [];
  const stack: WorldStack = {
    brokerUrl: `http://127.0.0.1:${(broker.address() as AddressInfo).port}`,
    startBroker: () => Promise.reject(new Error("no broker")),
    createDatabase: async (name) => {
      await refused.promise;
      for (let turn = 0; turn < 50; turn++) await nextTurn();
      databases.push(name);
      return name;
    },
    dropDatabase: async (name) => void databases.splice(databases.indexOf(name), 1),
    nakama: { binary: "/none", modulesFolder: "/none" },
    runFolder: folder,
    stateFolder: join(folder, "state"),
  };
  return { stack, databases, asked };
}

test("what is made after the first failure is closed too, and the first failure is told first", async () => {
  const { stack, databases, asked } = await refusingStack();
  const error = await buildWorld("world-1", stack, {}).catch((caught: unknown) => caught);
  expect(databases).toEqual([]);
  expect(asked).toEqual(["CreateQueue", "DeleteQueue"]);
  expect(error).toMatchObject({
    errors: [{ message: expect.stringContaining("no CreateQueue") }, expect.any(AggregateError)],
    message: expect.stringMatching(/no CreateQueue.*\nBeside that: the broker could not be closed/s),
  });
});

test("a world of AWS clients tells why it could not be built before what could not be closed", async () => {
  const { stack } = await refusingStack();
  await expect(ClientWorld.create("world-1", stack)).rejects.toThrow(
    /no CreateQueue.*\nBeside that: the broker could not be closed/s,
  );
});
