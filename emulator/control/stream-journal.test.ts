import { CreateScriptCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JournalEntry } from "../runtime/journal.ts";
import { eventually } from "../testing/eventually.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

describe("the journal's stream", () => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start("json", { journalLimit: 1_000 });
  });
  afterEach(() => bench.close());

  /** Opens the stream after an entry. */
  const open = async (after: number) => {
    const { addresses, controlToken } = bench.emulator;
    const response = await fetch(`${addresses.apiUrl}/_windtunnel/journal/stream?after=${after}`, {
      headers: { "x-windtunnel-token": controlToken },
      signal: AbortSignal.timeout(10_000),
    });
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error("the stream has no body");
    let text = "";
    const pump = async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += Buffer.from(part.value).toString();
      }
    };
    const entries = () =>
      text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Pick<JournalEntry, "sequence" | "what" | "details">);
    return { response, entries, read: () => pump().catch(() => undefined), cancel: () => reader.cancel() };
  };
  const topic = (name: string) => bench.emulator.control.command("create-topic", { name });

  test("tells what there is after an entry, then each new one, in order and once", async () => {
    topic("first");
    topic("second");
    const stream = await open(1);
    void stream.read();
    expect(stream.response.headers.get("content-type")).toBe("application/x-ndjson");
    await eventually("the second topic", () => stream.entries().length === 1);
    for (let number = 0; number < 600; number += 1) topic(`topic-${number}`);
    await eventually("all topics", () => stream.entries().length >= 601);
    expect(stream.entries().map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 601 }, (_, index) => index + 2),
    );
    await stream.cancel();
    topic("last");
    await bench.settled();
    expect(bench.emulator.control.journal(0).filter(({ kind }) => kind === "failure")).toEqual([]);
  });

  test("tells the bytes of a call in base64", async () => {
    await bench.client.send(new CreateScriptCommand({ ZipFile: Uint8Array.of(1, 2, 255) }));
    const stream = await open(0);
    void stream.read();
    const call = await eventually("the call", () =>
      stream.entries().find(({ what }) => what === "CreateScript"),
    );
    expect(call.details).toMatchObject({ parameters: { ZipFile: "AQL/" } });
    await stream.cancel();
  });

  test("begins at once, also while there is nothing to tell, and ends with the emulator", async () => {
    const stream = await open(0);
    expect(stream.response.status).toBe(200);
    const ended = stream.read();
    await bench.emulator.close();
    await ended;
    expect(stream.entries()).toEqual([]);
  });

  test("waits for a slow reader, and shows as a gap what the journal has dropped meanwhile", async () => {
    const stream = await open(0);
    const bulky = "x".repeat(20_000);
    // About 30 MB: no connection holds that, and the journal keeps a thousand entries at least.
    for (let number = 0; number < 1_500; number += 1) expect(() => topic(`${bulky} ${number}`)).toThrow();
    await bench.settled();
    void stream.read();
    const last = bench.emulator.control.journal(0).at(-1)?.sequence;
    await eventually("the newest entry", () => stream.entries().at(-1)?.sequence === last);
    const numbers = stream.entries().map(({ sequence }) => sequence);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeLessThan(last ?? 0);
  });
});
