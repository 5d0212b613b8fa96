import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EventLines, readEventLines } from "./event-lines.ts";

const line = (event: string) => `{"event":"${event}","at":"2026-01-01T00:00:00.000Z"}`;

test("lines of others, broken ones and the last one while it is being written are no events", () => {
  const text = [
    "server sdk, warning: {",
    line("connected"),
    "{broken}",
    '{"at":"now"}',
    "[1]",
    line("ready"),
  ];
  expect(readEventLines(text.join("\n")).map(({ event }) => event)).toEqual(["connected", "ready"]);
  expect(readEventLines(line("ready").slice(0, -1))).toEqual([]);
});

test("an event is waited for, by its number among those of its name, and its absence tells the last lines", async () => {
  const folder = mkdtempSync(join(tmpdir(), "event-lines-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "output.log");
  const lines = new EventLines(file);
  expect(lines.all()).toEqual([]);
  const second = lines.event("health-asked", 2);
  writeFileSync(file, `${line("ready")}\n${line("health-asked")}\n`);
  expect(await lines.event("ready")).toMatchObject({ event: "ready" });
  appendFileSync(file, `{"event":"health-asked","at":"later"}\n`);
  expect(await second).toMatchObject({ at: "later" });
  await expect(lines.event("ended", 1, { withinMs: 50 })).rejects.toThrow(/the event ended.*health-asked/s);
});
