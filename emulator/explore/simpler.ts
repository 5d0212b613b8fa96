/** What a step could be instead so that it says less: fewer members, shorter lists, smaller numbers, less time. */
import type { RuleOptions } from "../services/rule-options.ts";
import type { Step } from "./step.ts";

const roundTimes = [1, 1_000, 10_000, 60_000, 600_000, 3_600_000];

/** One change each, those that take most away first. */
export function* simplerSteps(step: Step): Generator<Step> {
  const { isUnsettled, ...settled } = step;
  if (isUnsettled === true) yield settled;
  switch (step.act) {
    case "pass":
      for (const milliseconds of roundTimes) {
        if (milliseconds < step.milliseconds) yield { ...step, milliseconds };
      }
      break;
    case "pass to due":
      if (step.offset !== 0) yield { ...step, offset: 0 };
      break;
    case "call":
    case "control":
    case "admission":
      for (const parameters of simplerMembers(step.parameters)) yield { ...step, parameters };
      break;
    case "frame":
      for (const fields of simplerMembers(step.fields)) yield { ...step, fields };
  }
}

/** The same choices about the rules without one of them. */
export function* simplerRules(rules: Partial<RuleOptions>): Generator<Partial<RuleOptions>> {
  for (const name of Object.keys(rules))
    yield Object.fromEntries(Object.entries(rules).filter(([other]) => other !== name));
}

type Members = { readonly [name: string]: unknown };

function* simplerMembers(members: Members): Generator<Members> {
  for (const name of Object.keys(members))
    yield Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
  for (const [name, value] of Object.entries(members)) {
    for (const simpler of simplerValues(value)) yield { ...members, [name]: simpler };
  }
}

function* simplerValues(value: unknown): Generator<unknown> {
  if (typeof value === "number") {
    for (const smaller of [0, 1, Math.floor(value / 2)]) if (smaller < value) yield smaller;
  } else if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries())
      for (const simpler of simplerValues(item)) yield value.with(index, simpler);
  } else if (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    yield* simplerMembers(value as Members);
  }
}
