import type { ScopeView, WorldMoment, WorldView } from "../../invariants/invariant.ts";
import { DEFAULT_HOME } from "../../options.ts";
import type { Members } from "../../runtime/input.ts";
import type { RuleOptions } from "../../services/rule-options.ts";
import type { Answer } from "../explored-world.ts";
import type { Step } from "../step.ts";

/** A step with its names replaced by what they meant, what it was answered, and the world before and after it. */
export interface PlayedStep {
  readonly step: Step;
  /** What was sent: parameters, or fields. */
  readonly sent: Members;
  readonly answer: Answer;
  readonly rules: RuleOptions;
  readonly before: WorldMoment;
  readonly after: WorldView;
  /** What an earlier step was answered. */
  answerOfStep(step: number): Answer;
  /** Nothing was committed by it, and nothing fell due. */
  readonly isWithoutEffect: boolean;
}

/**
 * A truth about one step: what it may be answered, and what may come of it. Truths about the world at any moment are in
 * emulator/invariants; these need to know what was asked, which only exploration does. They read the rules anew.
 */
export interface Law {
  readonly name: string;
  readonly truth: string;
  /** What contradicts it, in words; nothing when it holds. */
  check(played: PlayedStep): readonly string[];
}

/** What the step's account and Region held. */
export function scopeIn({ scopes }: WorldMoment, step: Step): ScopeView | undefined {
  const region = "region" in step ? (step.region ?? DEFAULT_HOME.region) : DEFAULT_HOME.region;
  return scopes.find(({ scope }) => scope.region === region);
}

/** Was this operation served? */
export const isServed = ({ step, answer }: PlayedStep, ...operations: readonly string[]): boolean =>
  step.act === "call" && answer !== undefined && operations.includes(step.operation);
