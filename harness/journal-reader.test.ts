import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../emulator/index.ts";
import { type Bench, benchAt, benchOf } from "./bench.ts";
import { JournalReader } from "./journal-reader.ts";

test("a moment in a journal that cannot be followed is not waited for", async () => {
  const nobody = benchAt({ apiUrl: "http://127.0.0.1:1", controlToken: "", close: async () => undefined });
  const moment = new JournalReader(nobody).when(
    "anything",
    () => true,
    () => "seen",
  );
  await expect(moment).rejects.toThrow("fetch failed");
});

test("whoever gives up on a moment follows the journal no longer, even where that began too late", async () => {
  const bench = benchOf(await startEmulator({ clock: { mode: "manual" } }));
  onTestFinished(() => bench.close());
  const mayBegin = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const late: Bench = {
    ...bench,
    async followJournal(heard) {
      await mayBegin.promise;
      const unfollow = await bench.followJournal(heard);
      return () => {
        unfollow();
        ended.resolve();
      };
    },
  };
  const moment = new JournalReader(late).when(
    "a moment that is missed",
    () => true,
    () => "seen",
    { withinMs: 5 },
  );
  await expect(moment).rejects.toThrow("a moment that is missed took longer than 0.005 s");
  mayBegin.resolve();
  await ended.promise;
});
