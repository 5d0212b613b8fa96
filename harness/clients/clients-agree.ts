import { describe, expect, test } from "vitest";
import { thenClose } from "../failure-first.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { skippedBecause } from "../scenario-skips.ts";
import { PythonMissing } from "../stack/python-missing.ts";
import { within } from "../within.ts";
import { ClientBench } from "./client-bench.ts";
import { type ClientStep, isCall } from "./client-step.ts";
import { disagreements, type Played, unexpected } from "./judge-outcomes.ts";
import { type Outcomes, playSteps, StepNotMade } from "./play-steps.ts";
import type { ClientKind } from "./steps-client.ts";

/** Wall milliseconds that one client has for all steps. */
const STORY_LIMIT_MS = 180_000;
/** With getting it ready: the first build of a client, the first install of another. */
const CLIENT_LIMIT_MS = STORY_LIMIT_MS + 300_000;
/** More would not help a reader. */
const SHOWN_LINES = 40;

/**
 * A test for each client: it is led through the steps in a GameLift of its own, each outcome is what its step expects,
 * and all of them are, member by member, those of the first client. The invariants hold when the steps are made.
 *
 * A client that cannot be had here is skipped by name, as docs/skips.json allows.
 */
export function clientsAgree(
  title: string,
  { steps, clients }: { readonly steps: readonly ClientStep[]; readonly clients: readonly ClientKind[] },
): void {
  const [first] = clients;
  if (first === undefined) throw new Error(`"${title}" has no clients`);
  describe(title, () => {
    let reference: Promise<Played> | undefined;
    for (const kind of clients) {
      test(kind.name, { timeout: CLIENT_LIMIT_MS }, async (context) => {
        const start = await kind.prepare().catch((error: unknown) => {
          if (error instanceof PythonMissing) return error;
          throw error;
        });
        const lacks = start instanceof PythonMissing ? { python: start.message } : {};
        const reason = skippedBecause(`${title} > ${kind.name}`, ["python"], lacks);
        if (reason !== undefined || start instanceof PythonMissing) return context.skip(reason);

        const played = { kind, outcomes: await play(kind, start, steps) };
        if (kind === first) reference = Promise.resolve(played);
        reference ??= playFirst(first, steps);
        const problems = [...unexpected(steps, played), ...disagreements(steps, await reference, played)];
        if (problems.length > 0) expect.fail(listed(problems));
      });
    }
  });
}

async function playFirst(kind: ClientKind, steps: readonly ClientStep[]): Promise<Played> {
  return { kind, outcomes: await play(kind, await kind.prepare(), steps) };
}

/** The steps before it that did not come to what they must. */
function withReasons(
  { message, outcomes }: StepNotMade,
  kind: ClientKind,
  steps: readonly ClientStep[],
): Error {
  const made = steps.filter((step) => isCall(step) && outcomes.has(step.name));
  return new Error(listed([message, ...unexpected(made, { kind, outcomes })]));
}

async function play(
  kind: ClientKind,
  start: Awaited<ReturnType<ClientKind["prepare"]>>,
  steps: readonly ClientStep[],
): Promise<Outcomes> {
  const bench = await ClientBench.start("clients-agree");
  return await thenClose(
    async () => {
      const client = await start(bench);
      return await thenClose(
        async () => {
          const outcomes = await within(kind.name, STORY_LIMIT_MS, playSteps(bench, client, steps)).catch(
            (error: unknown) => {
              throw error instanceof StepNotMade ? withReasons(error, kind, steps) : error;
            },
          );
          await checkInvariants(bench, []);
          return outcomes;
        },
        () => client.close(),
      );
    },
    () => bench.close(),
  );
}

function listed(problems: readonly string[]): string {
  const more = problems.length - SHOWN_LINES;
  return [...problems.slice(0, SHOWN_LINES), ...(more > 0 ? [`… and ${more} more`] : [])].join("\n");
}
