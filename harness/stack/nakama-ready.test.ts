import { EventEmitter, once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createPort } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { nakamaReady } from "./nakama-ready.ts";
import { freePorts } from "./ports.ts";

/** The two listeners of a Nakama that starts: over HTTP it answers at once, the health only as `health` says. */
async function startingNakama(health: () => number) {
  const asked = new EventEmitter<{ asked: [path: string] }>();
  const paths: string[] = [];
  const http: Server = createServer(({ url = "" }, response) => {
    paths.push(url);
    response.statusCode = url === "/healthcheck" ? health() : 200;
    response.end(response.statusCode === 200 ? "{}" : "connection refused");
    asked.emit("asked", url);
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  onTestFinished(() => void http.close());
  const [grpcPort = 0] = await freePorts(1);
  const grpc = createPort((socket) => void socket.destroy());
  onTestFinished(() => void grpc.close());
  return {
    asked,
    paths,
    listenForGrpc: () => once(grpc.listen(grpcPort, "127.0.0.1"), "listening"),
    wish: {
      name: "nakama1",
      baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
      grpcPort,
      withinMs: 10_000,
      giveUp: () => undefined,
    },
  };
}

test("one whose HTTP answers is not ready before its gRPC port listens, and is not asked for its health before", async () => {
  const nakama = await startingNakama(() => 200);
  await expect(nakamaReady({ ...nakama.wish, withinMs: 100 })).rejects.toThrow(
    /nakama1 is ready: not within 100 ms; last seen: .*ECONNREFUSED/,
  );
  expect(nakama.paths).toEqual([]);
  await nakama.listenForGrpc();
  await nakamaReady(nakama.wish);
  expect(nakama.paths).toEqual(["/healthcheck"]);
});

test("one whose HTTP does not reach its gRPC yet is asked again until it does", async () => {
  let status = 503;
  const nakama = await startingNakama(() => status);
  await nakama.listenForGrpc();
  let isReady = false;
  const ready = nakamaReady(nakama.wish).then(() => {
    isReady = true;
  });
  await once(nakama.asked, "asked");
  await once(nakama.asked, "asked");
  expect(isReady).toBe(false);
  status = 200;
  await ready;
});

test("the error has the health that was last told", async () => {
  const nakama = await startingNakama(() => 503);
  await nakama.listenForGrpc();
  await expect(nakamaReady({ ...nakama.wish, withinMs: 300 })).rejects.toThrow(
    /last seen: status 503 of .*\/healthcheck: connection refused/,
  );
});

test("there is no more waiting for one that has ended", async () => {
  const nakama = await startingNakama(() => 200);
  await expect(nakamaReady({ ...nakama.wish, giveUp: () => "it has ended (code 3)" })).rejects.toThrow(
    "nakama1 is ready: it has ended (code 3)",
  );
});
