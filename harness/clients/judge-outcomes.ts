/** Says in words where outcomes are not what a table of steps expects, or not what another client got. */
import { show } from "../show.ts";
import type { ClientOutcome } from "./client-outcome.ts";
import { type CallStep, type ClientStep, isCall } from "./client-step.ts";
import { type Difference, differences } from "./differences.ts";
import type { Outcomes } from "./play-steps.ts";

/** A line for each place where an outcome contradicts its step. */
export function unexpected(steps: readonly ClientStep[], outcomes: Outcomes): string[] {
  return steps.filter(isCall).flatMap((step) => {
    const outcome = outcomes.get(step.name);
    if (outcome === undefined) return [`${placeOf(step)}: was not made`];
    if ("error" in step) {
      if ("error" in outcome && outcome.error.code === step.error && outcome.error.isTyped !== false)
        return [];
      return [`${placeOf(step)}: must be refused with ${step.error}, and came to ${tell(outcome)}`];
    }
    if ("error" in outcome) return [`${placeOf(step)}: must succeed, and came to ${tell(outcome)}`];
    const found = differences(step.output, outcome.output, { isPart: true, path: "output" });
    return found.map((difference) => `${placeOf(step)}: ${inWords(difference, "the table", "the client")}`);
  });
}

/** A line for each place where two clients' outcomes of the same steps differ. */
export function disagreements(
  steps: readonly ClientStep[],
  first: { readonly name: string; readonly outcomes: Outcomes },
  second: { readonly name: string; readonly outcomes: Outcomes },
): string[] {
  return steps.filter(isCall).flatMap((step) => {
    const one = comparable(first.outcomes.get(step.name), second.outcomes.get(step.name));
    const other = comparable(second.outcomes.get(step.name), first.outcomes.get(step.name));
    const found = differences(one, other);
    return found.map((difference) => `${placeOf(step)}: ${inWords(difference, first.name, second.name)}`);
  });
}

/** Without what the other client has no notion of. */
function comparable(outcome: ClientOutcome | undefined, other: ClientOutcome | undefined): unknown {
  if (outcome === undefined || !("error" in outcome)) return outcome;
  const { isTyped, ...error } = outcome.error;
  const isComparable = other !== undefined && "error" in other && other.error.isTyped !== undefined;
  return { error: isComparable ? { ...error, isTyped } : error };
}

const placeOf = (step: CallStep): string => `step ${step.name} (${step.call})`;

const inWords = ({ path, expected, actual }: Difference, first: string, second: string): string =>
  `${path === "" ? "the outcome" : path} is ${tell(expected)} for ${first} and ${tell(actual)} for ${second}`;

const tell = (value: unknown): string =>
  value === undefined ? "absent" : value instanceof RegExp ? String(value) : show(value);
