import { describe, expect, test } from "vitest";
import { thenClose } from "../failure-first.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { skippedBecause } from "../scenario-skips.ts";
import { within } from "../within.ts";
import { ClientBench } from "./client-bench.ts";
import { ClientMissing } from "./client-missing.ts";
import type { ClientStep } from "./client-step.ts";
import { disagreements, unexpected } from "./judge-outcomes.ts";
import { type Outcomes, playSteps } from "./play-steps.ts";
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
    let reference: Promise<Outcomes> | undefined;
    for (const client of clients) {
      test(client.name, { timeout: CLIENT_LIMIT_MS }, async (context) => {
        const outcomes = await playOrMissing(client, steps);
        if (outcomes instanceof ClientMissing) {
          const lacks = Object.fromEntries(client.needs.map((need) => [need, outcomes.message]));
          const reason = skippedBecause(`${title} ${client.name}`, client.needs, lacks);
          return context.skip(reason ?? outcomes.message);
        }
        if (client === first) reference = Promise.resolve(outcomes);
        reference ??= play(first, steps);
        const problems = [
          ...unexpected(steps, outcomes),
          ...disagreements(
            steps,
            { name: first.name, outcomes: await reference },
            { name: client.name, outcomes },
          ),
        ];
        if (problems.length > 0) expect.fail(listed(problems));
      });
    }
  });
}

async function playOrMissing(
  client: ClientKind,
  steps: readonly ClientStep[],
): Promise<Outcomes | ClientMissing> {
  try {
    return await play(client, steps);
  } catch (error) {
    if (error instanceof ClientMissing) return error;
    throw error;
  }
}

/** @throws ClientMissing where the client cannot be had. */
async function play(kind: ClientKind, steps: readonly ClientStep[]): Promise<Outcomes> {
  await kind.prepare();
  const bench = await ClientBench.start("clients-agree");
  return await thenClose(
    async () => {
      const client = await kind.start(bench);
      return await thenClose(
        async () => {
          const outcomes = await within(kind.name, STORY_LIMIT_MS, playSteps(bench, client, steps));
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
