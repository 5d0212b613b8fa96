import { expect, test } from "vitest";
import type { JournalEntry } from "../../emulator/index.ts";
import type { ChildExit } from "../stack/child-process.ts";
import { request } from "./life-moments.ts";
import { ServerLife } from "./server-life.ts";

const startedAt = Date.UTC(2026, 0, 1);
/** Longer than any test: what they wait for comes by itself. */
const withinSeconds = 60;

function newLife() {
  const { promise: exited, resolve: exit } = Promise.withResolvers<ChildExit>();
  const life = new ServerLife({ startedAt, exited });
  let sequence = 0;
  const hears = (entry: Pick<JournalEntry, "kind" | "what"> & Partial<JournalEntry>) => {
    sequence += 1;
    const wallAt = startedAt + sequence * 1000;
    life.heard({ sequence, at: wallAt as JournalEntry["at"], wallAt, details: {}, ...entry });
  };
  const asks = (what: string) => hears({ kind: "input", what, details: { kind: "frame" } });
  return { life, exit, hears, asks };
}

test("what has been is found, what comes is waited for, what was before a place does not count", async () => {
  const { life, asks } = newLife();
  asks("HeartbeatServerProcess");
  const isHeartbeat = request("HeartbeatServerProcess");
  expect(await life.next(isHeartbeat, { withinSeconds })).toMatchObject({
    kind: "seen",
    value: { sequence: 1 },
  });
  const coming = life.next(isHeartbeat, { withinSeconds, from: life.position });
  asks("AcceptPlayerSession");
  asks("HeartbeatServerProcess");
  expect(await coming).toMatchObject({ kind: "seen", value: { sequence: 3 } });
});

test("what a process has sent before its exit is read to the end first", async () => {
  const { life, exit, hears, asks } = newLife();
  hears({ kind: "input", what: "socket-opened" });
  const ending = life.next(request("TerminateServerProcess"), { withinSeconds });
  const other = life.next(request("ActivateGameSession"), { withinSeconds });
  exit({ code: 0, signal: null });
  await Promise.resolve();
  expect(life.exit).toBeUndefined();
  asks("TerminateServerProcess");
  hears({ kind: "input", what: "socket-lost" });
  expect(await ending).toMatchObject({ kind: "seen" });
  expect(await other).toEqual({ kind: "exited", exit: { code: 0, signal: null } });
  expect(life.isConnected).toBe(false);
});

test("without a connection, also after a refused one, an exit counts at once", async () => {
  const { life, exit, hears } = newLife();
  hears({ kind: "input", what: "socket-opened" });
  hears({ kind: "refusal", what: "socket-opened refused" });
  exit({ code: null, signal: "SIGSEGV" });
  expect(await life.over(withinSeconds)).toEqual({ code: null, signal: "SIGSEGV" });
});

test("a wait has its limit, and what was last seen is told with its time", async () => {
  const { life, hears, asks } = newLife();
  expect(await life.next(request("ActivateGameSession"), { withinSeconds: 0.001 })).toEqual({ kind: "late" });
  expect(life.lastSeen()).toBe("nothing of it");
  asks("HeartbeatServerProcess");
  hears({ kind: "transition", what: "server process ACTIVE" });
  expect(life.lastSeen()).toBe("its request HeartbeatServerProcess at 1.0 s");
  hears({ kind: "push", what: "TerminateProcess" });
  expect(life.lastSeen()).toBe("our push TerminateProcess at 3.0 s");
  hears({ kind: "input", what: "socket-lost", details: { code: 1006 } });
  expect(life.lastSeen()).toBe("the loss of its socket (1006) at 4.0 s");
});
