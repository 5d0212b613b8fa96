/** What several tests of the codecs need: an operation's plan, and the error that an action throws. */
import { compileOperationPlans, type OperationPlan } from "./member-plan.ts";

const plans = compileOperationPlans();

export function planOf(operation: string): OperationPlan {
  const plan = plans.get(operation);
  if (plan === undefined) throw new Error(`No plan for ${operation}.`);
  return plan;
}

/** What the action threw, or a text that no expectation of an error matches. */
export function refusal(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return "not refused";
}
