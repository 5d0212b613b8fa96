/** What a line like that of C# or C++ does otherwise than Go's. */
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { eventually } from "../eventually.ts";
import type { SdkProfileName } from "./sdk-profile.ts";
import type { EndpointConnection } from "./testing/scripted-endpoint.ts";
import { SdkLine } from "./testing/sdk-line.ts";

async function lineLike(name: SdkProfileName): Promise<SdkLine> {
  const line = await SdkLine.open(name);
  onTestFinished(() => line.close());
  return line;
}

interface WireFrame {
  readonly isFinal: boolean;
  /** 0 continuation, 1 text, 9 ping. */
  readonly opcode: number;
  readonly length: number;
}

/** The frames as RFC 6455 cuts them; clients mask theirs by four bytes. */
function framesOf({ bytes }: EndpointConnection): WireFrame[] {
  const all = Buffer.concat(bytes);
  const frames: WireFrame[] = [];
  for (let at = 0; at < all.length; ) {
    const first = all.readUInt8(at);
    const short = all.readUInt8(at + 1) & 0x7f;
    const length = short < 126 ? short : all.readUInt16BE(at + 2);
    frames.push({ isFinal: (first & 0x80) !== 0, opcode: first & 0x0f, length });
    at += (short < 126 ? 2 : 4) + 4 + length;
  }
  return frames;
}

test("C# asks by a ping before each message, and breaks those above 1,016 bytes up", async () => {
  const { connection, endpoint } = await lineLike("CSharp");
  await connection.request("HeartbeatServerProcess", { HealthStatus: true });
  await connection.request("StartMatchBackfill", { Players: "x".repeat(2_000) });
  const frames = framesOf(endpoint.newest());
  expect(frames.map(({ isFinal, opcode }) => [opcode, isFinal])).toEqual([
    ...[
      [9, true],
      [1, true],
    ],
    ...[
      [9, true],
      [1, false],
      [0, false],
      [0, true],
    ],
  ]);
  expect(frames.slice(3, 5).map(({ length }) => length)).toEqual([1_016, 1_016]);
  expect(endpoint.sent("StartMatchBackfill")[0]).toMatchObject({
    TicketId: null,
    Players: "x".repeat(2_000),
  });
});

test.each(["Go", "Cpp"] as const)("%s writes a long message as one frame, and never pings", async (name) => {
  const { connection, endpoint } = await lineLike(name);
  await connection.request("StartMatchBackfill", { Players: "x".repeat(5_000) });
  expect(framesOf(endpoint.newest())).toMatchObject([{ opcode: 1, isFinal: true }]);
});

test("C# takes a line without a pong in five seconds for dead, and sends the message by a new one", async () => {
  const { connection, endpoint, wall, notes } = await lineLike("CSharp");
  const first = endpoint.newest();
  const { bytes, socket } = first;
  // Answers no ping: nothing of what comes is read any more.
  socket.pause();
  const answer = connection.request("AcceptPlayerSession");
  await eventually("the ping is waited for", () =>
    wall.planned().some(({ what }) => what.startsWith("the pong")),
  );
  wall.advance(4_999);
  expect(endpoint.connections).toHaveLength(1);
  wall.advance(1);
  await answer;
  expect(endpoint.connections).toHaveLength(2);
  expect(Buffer.concat(bytes).length).toBeLessThan(100);
  expect(notes).toContainEqual({ kind: "connection-lost", code: 1006, reason: "no answer to a ping" });
  const [one, two] = endpoint.connections.map(({ url }) => new URL(url, endpoint.url).searchParams);
  expect(two?.get("IdempotencyToken")).not.toBe(one?.get("IdempotencyToken"));
});

test("C# comes back after a close with 1000 when it has something to say", async () => {
  const { connection, endpoint, notes, losses } = await lineLike("CSharp");
  endpoint.newest().socket.close(1000);
  await eventually("the loss is noticed", () => notes.find(({ kind }) => kind === "connection-lost"));
  expect(endpoint.connections).toHaveLength(1);
  await connection.request("HeartbeatServerProcess");
  expect(endpoint.connections).toHaveLength(2);
  expect(losses).toEqual([]);
});

test("C++ sends an unanswered request again under the same RequestId, then by a new socket, five times in all", async () => {
  const { connection, endpoint, wall } = await lineLike("Cpp");
  endpoint.answer("AcceptPlayerSession", () => undefined);
  const answer = connection.request("AcceptPlayerSession");
  const given = expect(answer).rejects.toThrow("AcceptPlayerSession had no answer within 100000 ms");
  const { socket } = endpoint.newest();
  await endpoint.received("AcceptPlayerSession", 1);
  wall.advance(20_000);
  expect(endpoint.sent("AcceptPlayerSession")).toHaveLength(1);
  wall.advance(500);
  await endpoint.received("AcceptPlayerSession", 2);
  expect(endpoint.connections).toHaveLength(1);
  const closed = once(socket, "close");
  wall.advance(19_500);
  await endpoint.received("AcceptPlayerSession", 3);
  expect((await closed)[0]).toBe(1001);
  for (const tries of [4, 5]) {
    wall.advance(20_000);
    await endpoint.received("AcceptPlayerSession", tries);
  }
  wall.advance(20_000);
  await given;
  const ids = endpoint.sent("AcceptPlayerSession").map(({ RequestId }) => RequestId);
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[0-9A-Za-z]{32}$/);
});

test("C++ asks once more on the next line what was unanswered when its line broke", async () => {
  const { connection, endpoint } = await lineLike("Cpp");
  endpoint.answer("ActivateGameSession", () => undefined);
  const answer = connection.request("ActivateGameSession");
  const first = await endpoint.received("ActivateGameSession");
  endpoint.answer("ActivateGameSession", () => ({ StatusCode: 200 }));
  endpoint.newest().socket.terminate();
  await answer;
  expect(endpoint.sent("ActivateGameSession")[1]).toEqual(first);
});

test.each([
  ["Go", 1006, ""],
  ["Cpp", 1001, "Websocket client closing"],
  ["CSharp", 1005, ""],
] as const)("Destroy of %s is seen as %i, and its crash as 1006", async (name, code, reason) => {
  const leaving = await lineLike(name);
  const left = once(leaving.endpoint.newest().socket, "close");
  leaving.connection.destroy("the game is over", { crashed: false });
  const [seen, why] = await left;
  expect([seen, String(why)]).toEqual([code, reason]);

  const crashing = await lineLike(name);
  const crashed = once(crashing.endpoint.newest().socket, "close");
  crashing.connection.destroy("the process crashed", { crashed: true });
  expect((await crashed)[0]).toBe(1006);
});
