import { within } from "../within.ts";
import type { ClientBench } from "./client-bench.ts";
import type { ClientOutcome, PlainValue } from "./client-outcome.ts";
import { type CallStep, type ClientStep, isCall } from "./client-step.ts";
import { type Outputs, resolveReferences, resolveText } from "./resolve-references.ts";
import type { StepsClient } from "./steps-client.ts";

/** What each call came to, by its step's name, in the order of the steps. */
export type Outcomes = ReadonlyMap<string, ClientOutcome>;

/** Wall milliseconds for one call; the command line alone takes seconds to start. */
const CALL_LIMIT_MS = 60_000;

/**
 * Leads one client through the steps, each begun when everything that the one before has caused is settled.
 *
 * @throws StepNotMade naming the step that the client could not make.
 */
export async function playSteps(
  bench: ClientBench,
  client: StepsClient,
  steps: readonly ClientStep[],
): Promise<Outcomes> {
  const outcomes = new Map<string, ClientOutcome>();
  const outputs = new Map<string, { readonly [member: string]: PlainValue }>();
  for (const step of steps) {
    if (!isCall(step)) await playStage(bench, step, outputs);
    else {
      const outcome = await callWith(client, step, outputs).catch((error: unknown) => {
        throw new StepNotMade(step, outcomes, error);
      });
      outcomes.set(step.name, outcome);
      if ("output" in outcome) outputs.set(step.name, outcome.output);
    }
    await bench.quiet();
  }
  return outcomes;
}

/** The outcomes before it tell why: what it refers to may have been refused. */
export class StepNotMade extends Error {
  override readonly name = "StepNotMade";
  readonly outcomes: Outcomes;

  constructor({ name, call }: CallStep, outcomes: Outcomes, cause: unknown) {
    const words = cause instanceof Error ? cause.message : String(cause);
    super(`step ${name} (${call}) could not be made: ${words}`, { cause });
    this.outcomes = outcomes;
  }
}

async function callWith(client: StepsClient, step: CallStep, outputs: Outputs): Promise<ClientOutcome> {
  const members = resolveReferences(step.input, outputs);
  const typed = step.typed?.map((word) => resolveText(word, outputs));
  return await within(step.call, CALL_LIMIT_MS, client.call(step, { members, typed }));
}

async function playStage(
  bench: ClientBench,
  step: Exclude<ClientStep, CallStep>,
  outputs: Outputs,
): Promise<void> {
  if (step.stage === "time passes") return await bench.clock.advance(`${step.seconds}s`);
  await bench.gameServers(resolveText(step.fleetId, outputs), step);
}
