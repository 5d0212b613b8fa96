import { expect, test } from "vitest";
import { Cast } from "./cast.ts";
import { Story } from "./story.ts";
import { tellNakamaLog } from "./tell-nakama-log.ts";

test("warnings and errors are told with their causes; what every start says, and what is unfinished, is not", () => {
  const line = (level: string, msg: string, more: object = {}) =>
    JSON.stringify({ level, ts: "2026-01-01T00:00:01.500Z", msg, ...more });
  const story = new Story();
  const text = [
    line("info", "Startup done"),
    line("warn", "WARNING: insecure default parameter value, change this for production!"),
    line("error", "error describing", { error: "EOF" }),
    '{"level":"error","ts":"2026',
    "panic: not JSON",
  ].join("\n");
  tellNakamaLog(text, new Cast([], []), story);
  expect(story.moments).toMatchObject([
    {
      wallAt: Date.parse("2026-01-01T00:00:01.500Z"),
      actor: { kind: "nakama", name: "nakama" },
      what: "logs an error: error describing: EOF",
      isTrouble: true,
    },
  ]);
  expect(story.leftOut).toEqual([{ what: "warnings at Nakama's start", times: 1 }]);
});
