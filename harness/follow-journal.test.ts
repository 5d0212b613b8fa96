import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { followJournal } from "./follow-journal.ts";

/** A control API that streams what the test writes. */
async function streamOf(): Promise<{ apiUrl: string; opened: Promise<ServerResponse> }> {
  const { promise: opened, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer((_, response) => {
    response.writeHead(200).flushHeaders();
    resolve(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, opened };
}

test("an entry is heard when its line is whole, wherever the stream was cut into pieces", async () => {
  const { apiUrl, opened } = await streamOf();
  const heard: number[] = [];
  const second = Promise.withResolvers<void>();
  const stop = await followJournal({ apiUrl, controlToken: "t", after: 0 }, ({ sequence }) => {
    heard.push(sequence);
    if (sequence === 2) second.resolve();
  });
  const response = await opened;
  response.write('{"sequence":1}\n{"sequ');
  response.write('ence":2}\n');
  await second.promise;
  expect(heard).toEqual([1, 2]);
  stop();
});

test.each(["ends", "breaks off"])("a stream that %s within a line leaves it out", async (way) => {
  const { apiUrl, opened } = await streamOf();
  const heard: number[] = [];
  const first = Promise.withResolvers<void>();
  const problems: unknown[] = [];
  const onProblem = (error: unknown): void => void problems.push(error);
  process.on("uncaughtException", onProblem);
  onTestFinished(() => void process.off("uncaughtException", onProblem));
  await followJournal({ apiUrl, controlToken: "t", after: 0 }, ({ sequence }) => {
    heard.push(sequence);
    first.resolve();
  });
  const response = await opened;
  const closed = once(response, "close");
  response.write('{"sequence":1}\n{"sequ');
  await first.promise;
  if (way === "ends") response.end();
  else response.destroy();
  await closed;
  // The reader's side has heard of it when a further request has made its way there and back.
  await fetch(apiUrl).then((answer) => answer.body?.cancel());
  expect(heard).toEqual([1]);
  expect(problems).toEqual([]);
});
