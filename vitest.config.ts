import { availableParallelism, totalmem } from "node:os";
import { defineConfig } from "vitest/config";
import { scenarioWorkers } from "./harness/scenario-workers.ts";
import { STORIES_AT_ONCE, storiesAtOnceIn } from "./harness/stories-at-once.ts";

const STACK = [
  "harness/stack/**/*.test.ts",
  "harness/cli/{up,record-scenarios}.test.ts",
  "harness/cli/server-check/server-check-command.test.ts",
  "harness/server-check/{check-server,wrong-*}.test.ts",
];

const storiesAtOnce =
  storiesAtOnceIn(process.env) ?? scenarioWorkers({ cores: availableParallelism(), memoryBytes: totalmem() });

/**
 * Three projects: fast tests beside what they test; those that start servers or build Nakama; and the
 * scenarios, which share one real stack per run.
 * Everything runs in forked processes: the kernel ties a child process to the thread that starts it, so
 * a test in a worker thread could not start any.
 */
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    tags: [
      {
        name: "virtual",
        description:
          "lives on GameLift's clock, and waits by design for nothing else but Nakama's matchmaker",
      },
    ],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{emulator,harness,bench,bootstrap,docs}/**/*.test.{ts,mjs}"],
          exclude: STACK,
          // Many times what they take: two busy cores are no reason to fail.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "stack",
          include: STACK,
          testTimeout: 60_000,
          // The first test that needs a part of the stack may have to fetch or build it.
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "scenarios",
          include: ["scenarios/**/*.test.ts"],
          globalSetup: ["harness/stack/global-setup.ts"],
          maxWorkers: storiesAtOnce,
          env: { [STORIES_AT_ONCE]: String(storiesAtOnce) },
          // Half of what the suite costs would be to load the same modules anew for each file. Nothing of ours keeps
          // anything in a module, and what a story leaves behind fails its own end.
          isolate: false,
          // Vitest wants projects with other numbers of workers one after the other; the fast tests come first.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
