/**
 * What becomes of the recording that every scenario's GameLift leaves: that of a failure stays in its folder of logs, and
 * so does one that was asked for; `WINDTUNNEL_RECORD` names a folder that all of them go to.
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { thenClose } from "./failure-first.ts";
import { wordsOf } from "./story-names.ts";

declare module "vitest" {
  interface TaskMeta {
    /** Where a finished scenario's recording is. */
    recording?: string;
  }
}

export interface RecordingPlan {
  readonly title: string;
  /** Where the world's logs are. */
  readonly logFolder: string;
  /** Whether it is kept although the scenario holds. */
  readonly isKept: boolean;
  readonly environment: { readonly [name: string]: string | undefined };
}

/** Characters: file systems refuse names of more than 255 bytes. */
const LONGEST_NAME = 120;
const DIGEST_LENGTH = 12;

/** Where a world's GameLift writes while it runs. */
export const recordingFileIn = (logFolder: string): string => join(logFolder, "recording.jsonl");

/** Tells a story, and then keeps its recording or not. @throws what the story fails with. */
export async function withRecording(
  { task }: Pick<TestContext, "task">,
  plan: RecordingPlan,
  tell: () => Promise<void>,
): Promise<void> {
  let hasFailed = true;
  await thenClose(
    async () => {
      await tell();
      hasFailed = false;
    },
    async () => {
      const kept = keep(plan, hasFailed);
      if (kept !== undefined) task.meta.recording = kept;
    },
  );
}

/** Where it is then; undefined where it is nowhere, or there is none. */
function keep(
  { title, logFolder, isKept, environment }: RecordingPlan,
  hasFailed: boolean,
): string | undefined {
  const written = recordingFileIn(logFolder);
  if (!existsSync(written)) return undefined;
  const folder = environment.WINDTUNNEL_RECORD;
  if (folder !== undefined) {
    const file = join(folder, `${recordingNameOf(title)}.jsonl`);
    mkdirSync(folder, { recursive: true });
    // Not by a rename: the folder may be on another disk.
    copyFileSync(written, file);
    rmSync(written);
    return file;
  }
  if (hasFailed || isKept) return written;
  rmSync(written);
  return undefined;
}

/**
 * A title's words, and a digest of the whole title where they do not hold all of its letters: two long titles that begin
 * alike would overwrite each other's file without a word.
 */
function recordingNameOf(title: string): string {
  const words = wordsOf(title);
  const isWhole = words.length <= LONGEST_NAME && !/[[\p{L}\p{N}]--\p{ASCII}]/v.test(title);
  if (isWhole) return words;
  const digest = createHash("sha256").update(title).digest("hex").slice(0, DIGEST_LENGTH);
  return `${words.slice(0, LONGEST_NAME)}-${digest}`.replace(/-+/g, "-").replace(/^-/, "");
}
