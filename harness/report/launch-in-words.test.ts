import { expect, test } from "vitest";
import type { JournalEntry } from "../../emulator/index.ts";
import { Cast } from "./cast.ts";
import { launchInWords } from "./launch-in-words.ts";

const told = (what: string, details: JournalEntry["details"]) => {
  const entry = { sequence: 1, at: 0, wallAt: 0, kind: "launch", what, subjectId: "process-1", details };
  return launchInWords(entry as JournalEntry, new Cast([], []));
};

test.each([
  [
    "server process started",
    { file: "/build/bin/server", pid: 17, port: 20_000 },
    /^launches .*process-1.*: server as process 17, for port 20000$/,
  ],
  ["server process exited", { exitCode: 3, signal: null }, /^sees .*process-1.* exit with code 3$/],
  [
    "server process exited",
    { exitCode: null, signal: "SIGKILL", nextStartInMs: 500 },
    /^sees .*process-1.* exit by SIGKILL; the next one follows in 500 ms$/,
  ],
  [
    "two server processes say one port",
    { problem: "process-2 has said port 7777, too" },
    /^finds .*process-1.* on a port that is not its own: .*said port 7777, too$/,
  ],
  ["server process killed", { reason: "it did not exit" }, /^kills .*process-1.*: it did not exit$/],
])("%s is told in words: %o", (what, details, words) => {
  expect(told(what, details)).toMatch(words);
});
