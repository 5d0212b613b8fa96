/** Says in words where outcomes are not what a table of steps expects, or not what another client got. */
import { show } from "../show.ts";
import type { ClientOutcome } from "./client-outcome.ts";
import { type CallStep, type ClientStep, isCall } from "./client-step.ts";
import { type Difference, differences } from "./differences.ts";
import type { Outcomes } from "./play-steps.ts";
import type { ClientKind } from "./steps-client.ts";

/** What a client made of the steps. */
export interface Played {
  readonly kind: Pick<ClientKind, "name" | "knowsEmptyLists">;
  readonly outcomes: Outcomes;
}

/** A line for each place where an outcome contradicts its step. */
export function unexpected(steps: readonly ClientStep[], { kind, outcomes }: Played): string[] {
  return steps.filter(isCall).flatMap((step) => {
    const outcome = outcomes.get(step.name);
    if (outcome === undefined) return [`${placeOf(step)}: was not made`];
    if ("error" in step) {
      if ("error" in outcome && outcome.error.code === step.error && outcome.error.isTyped !== false)
        return [];
      return [`${placeOf(step)}: must be refused with ${step.error}, and came to ${tell(outcome)}`];
    }
    if ("error" in outcome) return [`${placeOf(step)}: must succeed, and came to ${tell(outcome)}`];
    const seen = kind.knowsEmptyLists ? (value: unknown) => value : withoutEmptyLists;
    const found = differences(seen(step.output), seen(outcome.output), { isPart: true, path: "output" });
    return found.map((difference) => `${placeOf(step)}: ${inWords(difference, "the table", kind.name)}`);
  });
}

/** A line for each place where two clients' outcomes of the same steps differ. */
export function disagreements(steps: readonly ClientStep[], first: Played, second: Played): string[] {
  const seesAll = first.kind.knowsEmptyLists && second.kind.knowsEmptyLists;
  const seen = seesAll ? (value: unknown) => value : withoutEmptyLists;
  const [ones, others] = [withoutTheMachine(first.outcomes), withoutTheMachine(second.outcomes)];
  return steps.filter(isCall).flatMap((step) => {
    const [one, other] = [ones.get(step.name), others.get(step.name)];
    const found = differences(seen(comparable(one, other)), seen(comparable(other, one)));
    return found.map(
      (difference) => `${placeOf(step)}: ${inWords(difference, first.kind.name, second.kind.name)}`,
    );
  });
}

/**
 * Without what the machine decides: game servers take whatever port is free, so ports count by the order in which they
 * appear; addresses of ours are at any port, so only their path counts; tokens lapse in the time of real processes, so
 * their end counts to the hour.
 */
function withoutTheMachine(outcomes: Outcomes): Outcomes {
  const ports: unknown[] = [];
  const without = (value: unknown, name?: string): unknown => {
    if (name === "Port" && typeof value === "number") {
      if (!ports.includes(value)) ports.push(value);
      return `port ${ports.indexOf(value) + 1}`;
    }
    if (name === "ExpirationTimestamp" && typeof value === "string") return value.slice(0, HOUR_LENGTH);
    if (name === "PreSignedUrl" && typeof value === "string") return new URL(value).pathname;
    if (Array.isArray(value)) return value.map((item) => without(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, without(member, key)]));
  };
  return new Map([...outcomes].map(([name, outcome]) => [name, without(outcome) as ClientOutcome]));
}

const HOUR_LENGTH = "2026-01-01T03".length;

/** Members that are empty lists are left out, at any depth. */
function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (typeof value !== "object" || value === null || value instanceof RegExp) return value;
  const kept = Object.entries(value).filter(([, member]) => !Array.isArray(member) || member.length > 0);
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutEmptyLists(member)]));
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
