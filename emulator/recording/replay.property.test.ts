import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalJournal } from "../runtime/canonical-journal.ts";
import { stateHash } from "../store/hash.ts";
import { CoreDriver } from "../testing/core-driver.ts";
import { history } from "../testing/emulator-histories.ts";
import { playHistory } from "../testing/play-history.ts";
import { recordJournal } from "./record-journal.ts";
import { recordingHeader } from "./recording-header.ts";
import { Replay } from "./replay.ts";
import { writeRecording } from "./write-recording.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-replay-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function playedAgain(file: string): Replay {
  const replay = new Replay(file);
  for (let step = replay.step(); step !== undefined; step = replay.step()) {
    expect(step.kind, JSON.stringify(step)).toBe("input");
  }
  replay.close();
  return replay;
}

test("a recorded history, replayed, is the same in its journal and in its state", () => {
  let inputs = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const file = join(folder, "history.jsonl");
      const driver = new CoreDriver("history");
      const { parts } = driver;
      const end = recordJournal(file, parts, recordingHeader({ seed: "history" }, parts));
      playHistory(steps, undefined, driver);
      end();
      const replay = playedAgain(file);
      expect(canonicalJournal(replay.journal(0))).toEqual(canonicalJournal(parts.journal.after(0)));
      expect(replay.journal(0)).toEqual(parts.journal.after(0));
      expect(replay.stateHash()).toBe(stateHash(parts.store));
      expect(replay.isBrokenOff).toBe(false);
      inputs += replay.inputs;
    }),
    { numRuns: 60 },
  );
  expect(inputs).toBeGreaterThan(3_000);
}, 300_000);

test("a journal that is complete in memory becomes the same recording afterwards", () => {
  fc.assert(
    fc.property(history, (steps) => {
      const file = join(folder, "afterwards.jsonl");
      const { parts } = playHistory(steps);
      const header = recordingHeader({ seed: "history" }, parts, "a random history");
      writeRecording(file, { header, entries: parts.journal.after(0), stateHash: stateHash(parts.store) });
      const replay = playedAgain(file);
      expect(replay.header.title).toBe("a random history");
      expect(replay.journal(0)).toEqual(parts.journal.after(0));
    }),
    { numRuns: 20 },
  );
}, 300_000);
