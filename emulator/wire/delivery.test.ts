import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Members } from "../runtime/input.ts";
import type { WireFrontOptions } from "./front.ts";
import { jsonHeaders, startTestFront, type TestFront } from "./test-front.ts";

/** Bounded; generous because several suites may share the machine's cores. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: Partial<WireFrontOptions>): Promise<TestFront> {
  const front = await startTestFront(options);
  closers.push(front.close);
  return front;
}

async function connectTo(front: TestFront): Promise<Socket> {
  const socket = connect(front.port, "127.0.0.1");
  // A reset is what some of these tests are about.
  socket.on("error", () => {});
  closers.push(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

/** Unlike events.once this does not fail when an error precedes the close. */
const closeOf = (socket: Socket) => new Promise<void>((resolve) => socket.once("close", () => resolve()));

const requestText = (() => {
  const headers = Object.entries({ host: "localhost", ...jsonHeaders("DescribeGameSessions") });
  const lines = headers.map(([name, value]) => `${name}: ${value}`).join("\r\n");
  return `POST / HTTP/1.1\r\n${lines}\r\ncontent-length: 2\r\n\r\n{}`;
})();

/** More than the socket buffers of both ends together. */
const hugeOutput = { GameSessions: [{ GameSessionData: "x".repeat(64 * 2 ** 20) }] };

/** A handler whose calls wait until the test gives them their output. */
function heldCalls() {
  const held: ((output: Members) => void)[] = [];
  return { held, handle: () => new Promise<Members>((resolve) => held.push(resolve)) };
}

describe("what became of an answer", { timeout: 30_000 }, () => {
  it("is flushed, once for each call of a connection that stays open", async () => {
    const front = await start({});
    const socket = await connectTo(front);
    for (const count of [1, 2, 3]) {
      socket.write(requestText);
      await eventually(() => front.answered.length).toBe(count);
    }
    expect(front.answered).toEqual(["call-1 flushed", "call-2 flushed", "call-3 flushed"]);
  });

  it("is lost when the client went away before the answer was known, told only after handle", async () => {
    const { held, handle } = heldCalls();
    const front = await start({ handle });
    const socket = await connectTo(front);
    const serverSide = once(front.server, "request");
    socket.write(requestText);
    const [request] = await serverSide;
    await eventually(() => held.length).toBe(1);
    const closed = closeOf(request.socket);
    socket.resetAndDestroy();
    await closed;
    expect(front.answered).toEqual([]);
    held[0]?.({});
    await eventually(() => front.answered).toEqual(["call-1 lost"]);
  });

  it("is lost when the client resets while the answer is still being written", async () => {
    const front = await start({ handle: () => hugeOutput });
    const socket = await connectTo(front);
    socket.pause();
    const serverSide = once(front.server, "request");
    socket.write(requestText);
    const [request] = await serverSide;
    await eventually(() => request.socket.writableLength).toBeGreaterThan(0);
    expect(front.answered).toEqual([]);
    socket.resetAndDestroy();
    await eventually(() => front.answered).toEqual(["call-1 lost"]);
  });

  it("is lost when our side destroys the connection with the answer still in it", async () => {
    const front = await start({ handle: () => hugeOutput });
    const socket = await connectTo(front);
    socket.pause();
    const serverSide = once(front.server, "request");
    socket.write(requestText);
    const [request] = await serverSide;
    await eventually(() => request.socket.writableLength).toBeGreaterThan(0);
    request.socket.destroy();
    await eventually(() => front.answered).toEqual(["call-1 lost"]);
  });

  it("is flushed when a slow reader took the last byte", async () => {
    const front = await start({ handle: () => hugeOutput });
    const socket = await connectTo(front);
    socket.pause();
    const serverSide = once(front.server, "request");
    socket.write(requestText);
    const [request] = await serverSide;
    await eventually(() => request.socket.writableLength).toBeGreaterThan(0);
    expect(front.answered).toEqual([]);
    socket.resume();
    await eventually(() => front.answered).toEqual(["call-1 flushed"]);
    expect(request.socket.writableLength).toBe(0);
  });

  it("is told for pipelined calls too: in order when flushed, each lost when the connection goes", async () => {
    const { held, handle } = heldCalls();
    const front = await start({ handle });
    const socket = await connectTo(front);
    const serverSide = once(front.server, "request");
    socket.write(requestText.repeat(3));
    const [request] = await serverSide;
    await eventually(() => held.length).toBe(3);
    held[1]?.({});
    held[0]?.({});
    await eventually(() => front.answered).toEqual(["call-1 flushed", "call-2 flushed"]);
    socket.write(requestText);
    await eventually(() => held.length).toBe(4);
    // The fourth answer waits behind the third, which is not known yet.
    held[3]?.({});
    const closed = closeOf(request.socket);
    socket.resetAndDestroy();
    await closed;
    await eventually(() => front.answered.slice(2)).toEqual(["call-4 lost"]);
    held[2]?.({});
    await eventually(() => front.answered.slice(2)).toEqual(["call-4 lost", "call-3 lost"]);
  });

  it("is not told for a request whose body never came", async () => {
    const front = await start({});
    const socket = await connectTo(front);
    const serverSide = once(front.server, "request");
    socket.write(requestText.slice(0, -1));
    const [request] = await serverSide;
    const closed = closeOf(request.socket);
    socket.resetAndDestroy();
    await closed;
    expect(front.calls).toEqual([]);
    expect(front.answered).toEqual([]);
    expect(front.refusals).toEqual([]);
    expect(front.failures).toEqual([]);
  });
});
