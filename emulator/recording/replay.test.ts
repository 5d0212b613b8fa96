import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator } from "../index.ts";
import { recordHistory } from "../testing/recorded-history.ts";
import { differingMembers } from "./first-difference.ts";
import { Replay, type ReplayStep } from "./replay.ts";

let folder: string;
let lines: readonly string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-replay-"));
  const file = join(folder, "whole.jsonl");
  recordHistory(file);
  lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function written(text: string): string {
  count += 1;
  const file = join(folder, `${count}.jsonl`);
  writeFileSync(file, text);
  return file;
}
const writtenLines = (all: readonly string[]) => written(`${all.join("\n")}\n`);

interface Line {
  readonly [member: string]: unknown;
  readonly sequence: number;
  readonly kind: string;
  readonly what: string;
  readonly details: { readonly [member: string]: unknown };
}

/** The recording with one entry changed. */
function withChanged(isMeant: (line: Line) => boolean, change: (line: Line) => object): string {
  const index = lines.findIndex((text, at) => at > 0 && at < lines.length - 1 && isMeant(JSON.parse(text)));
  expect(index).toBeGreaterThan(0);
  return writtenLines(lines.with(index, JSON.stringify(change(JSON.parse(lines[index] ?? "")))));
}
const withHeader = (change: object) =>
  writtenLines([JSON.stringify({ ...JSON.parse(lines[0] ?? ""), ...change }), ...lines.slice(1)]);

function play(file: string): { readonly replay: Replay; readonly last: ReplayStep | undefined } {
  const replay = new Replay(file);
  let last: ReplayStep | undefined;
  for (let step = replay.step(); step !== undefined; step = replay.step()) last = step;
  replay.close();
  return { replay, last };
}

function differenceOf(file: string) {
  const { last } = play(file);
  if (last?.kind !== "difference") throw new Error(`it ended with ${JSON.stringify(last)}`);
  return { ...last.difference, members: differingMembers(last.difference) };
}

const input = (what: string) => (line: Line) => line.kind === "input" && line.what === what;

describe("a recording", () => {
  test("says by what it was made", () => {
    const { replay } = play(writtenLines(lines));
    expect(replay.header).toMatchObject({
      windtunnelRecording: 1,
      title: "a short history",
      seed: "recorded",
      home: { account: "000000000000", region: "us-east-1" },
      clock: { mode: "manual", speed: 1, startAt: Date.UTC(2026, 0, 1) },
      versions: { windtunnel: "0.1.0", node: process.versions.node, gameLiftModel: "2015-10-01" },
      rules: { instanceLimit: 100, serverSdkCredentials: [] },
      leftOut: [],
    });
  });

  test("whose input was changed is told by the first thing that comes of it otherwise", () => {
    const { recorded, replayed, members } = differenceOf(
      withChanged(
        (line) =>
          input("StartGameSessionPlacement")(line) &&
          (line.details.parameters as Line).PlacementId === "match-2",
        (line) => ({
          ...line,
          details: {
            ...line.details,
            parameters: { ...(line.details.parameters as object), MaximumPlayerSessionCount: 7 },
          },
        }),
      ),
    );
    expect(recorded).toMatchObject({ what: "placement PENDING", subjectId: "match-2" });
    expect(replayed?.sequence).toBe(recorded?.sequence);
    expect(members).toEqual([
      { path: "details.record.maximumPlayerSessionCount", recorded: "4", replayed: "7" },
    ]);
  });

  test("whose outcome was changed is told by that entry", () => {
    const { members } = differenceOf(
      withChanged(
        ({ what }) => what === "game session ACTIVE",
        (line) => ({ ...line, details: { ...line.details, to: "ERROR" } }),
      ),
    );
    expect(members).toEqual([{ path: "details.to", recorded: '"ERROR"', replayed: '"ACTIVE"' }]);
  });

  test("with an input of a kind that is not known here says so", () => {
    const { replayed } = differenceOf(
      withChanged(input("clock"), (line) => ({ ...line, what: "warp", details: { kind: "warp" } })),
    );
    expect(replayed).toMatchObject({
      what: "warp refused",
      details: { message: "there is no input of the kind warp" },
    });
  });

  test.each([
    ["input", "due look-at-queue"],
    ["transition", "placement FULFILLED"],
  ])("that lacks a line is told: %s %s", (kind, what) => {
    const index = lines.findIndex((text) => text.includes(`"kind":"${kind}","what":"${what}"`));
    const { recorded, replayed } = differenceOf(writtenLines(lines.toSpliced(index, 1)));
    expect({ recorded, replayed }).not.toEqual({ recorded: undefined, replayed: undefined });
  });

  test("whose own hash of the state is another one is told", () => {
    const end = JSON.parse(lines.at(-1) ?? "") as { end: { entries: number } };
    const other = { end: { ...end.end, stateHash: "0".repeat(64) } };
    const { last } = play(writtenLines([...lines.slice(0, -1), JSON.stringify(other)]));
    expect(last).toMatchObject({ kind: "other-state", recorded: "0".repeat(64) });
  });

  test("of another seed gives other ids at once", () => {
    const { recorded, replayed } = differenceOf(withHeader({ seed: "another" }));
    expect(recorded?.subjectId).not.toBe(replayed?.subjectId);
  });

  test("that was cut anywhere replays as far as it goes", () => {
    const text = `${lines.join("\n")}\n`;
    for (let bytes = (lines[0] ?? "").length + 1; bytes < text.length; bytes += 397) {
      const { replay, last } = play(written(text.slice(0, bytes)));
      expect(last?.kind ?? "input", `cut after ${bytes} bytes`).toBe("input");
      expect(replay.isBrokenOff).toBe(true);
    }
  });
});

test("where no recording can be written, no emulator starts, and the file is named", async () => {
  const start = (file: string) => startEmulator({ record: { file } });
  await expect(start(folder)).rejects.toThrow(`the recording ${folder} cannot be written: EISDIR`);
  const below = join(folder, "whole.jsonl", "recording.jsonl");
  await expect(start(below)).rejects.toThrow(`the recording ${below} cannot be written: `);
});

describe("refused in words is", () => {
  const refusal = (file: string) => {
    try {
      play(file);
    } catch (error) {
      return (error as Error).message.replace(file, "FILE");
    }
    return "nothing was refused";
  };

  test("what is no recording", () => {
    const no = "FILE is no recording of Windtunnel: its first line does not say so.";
    expect(refusal(written("hello\n"))).toBe(no);
    expect(refusal(written('{"sequence":1}\n'))).toBe(no);
    expect(refusal(written(""))).toBe("FILE holds no whole line.");
    expect(refusal(written((lines[0] ?? "").slice(0, 50)))).toBe("FILE holds no whole line.");
  });

  test("what cannot be read", () => {
    expect(refusal(folder)).toBe("The recording FILE cannot be read: it is a folder");
    expect(refusal(join(folder, "nowhere"))).toMatch(/^The recording FILE cannot be read: ENOENT/);
  });

  test("another format", () => {
    expect(refusal(withHeader({ windtunnelRecording: 2 }))).toBe(
      "FILE is a recording of format 2, made by Windtunnel 0.1.0; this version replays format 1.",
    );
  });

  test("what was made with options that are not known here", () => {
    const { rules, options } = JSON.parse(lines[0] ?? "") as { rules: object; options: object };
    const unknown = "which this version of Windtunnel does not know.";
    expect(refusal(withHeader({ rules: { ...rules, gravity: 9 } }))).toBe(
      `FILE was made with the rule option gravity, ${unknown}`,
    );
    expect(refusal(withHeader({ options: { ...options, warpDrive: true } }))).toBe(
      `FILE was made with the option warpDrive, ${unknown}`,
    );
    expect(refusal(withHeader({ weather: "fine" }))).toBe(
      `FILE was made with the member weather, ${unknown}`,
    );
    expect(refusal(withHeader({ rules: { ...rules, instanceLimit: "many" } }))).toBe(
      'The rule option instanceLimit in FILE is "many"; it has to be like 100.',
    );
  });

  test("a credential whose secret is not given again", () => {
    const { rules } = JSON.parse(lines[0] ?? "") as { rules: object };
    const file = withHeader({ rules: { ...rules, serverSdkCredentials: [{ accessKeyId: "AKIDGAME" }] } });
    expect(refusal(file)).toBe(
      "Game servers could sign by AKIDGAME, whose secret is in no recording: give it again by --server-sdk-credential.",
    );
    const credential = { accessKeyId: "AKIDGAME", secretAccessKey: "secret" };
    new Replay(file, { serverSdkCredentials: [credential] }).close();
  });

  test("a damaged line, by its number", () => {
    expect(refusal(writtenLines(lines.with(3, "{"))).slice(0, 26)).toBe("Line 4 of FILE is damaged:");
    expect(refusal(writtenLines(lines.with(3, '{"sequence":3}')))).toContain("Line 4 of FILE is damaged:");
    expect(
      refusal(withChanged(input("CreateBuild"), (line) => ({ ...line, details: { $warp: 1 } }))),
    ).toContain("a value is marked $warp, which this version of Windtunnel does not know");
  });

  test("an end that tells of more than is there", () => {
    const end = '{"end":{"entries":100000}}';
    expect(refusal(writtenLines([...lines.slice(0, -1), end]))).toBe(
      `FILE says at its end that it has 100000 entries; it has ${lines.length - 2}.`,
    );
  });
});
