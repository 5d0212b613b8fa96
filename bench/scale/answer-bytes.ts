import { outputAnswer } from "../../emulator/wire/answer.ts";
import { constraintRefusal } from "../../emulator/wire/constraints.ts";
import { decodeJson } from "../../emulator/wire/json.ts";
import { compileOperationPlans } from "../../emulator/wire/member-plan.ts";
import type { CoreWorld } from "./core-world.ts";

const plans = compileOperationPlans();

/** A whole call without HTTP: from a request's body in JSON to its answer's. @throws Error when it is refused. */
export function answerBytes(world: CoreWorld, operation: string, body: Uint8Array): Buffer {
  const plan = plans.get(operation);
  if (plan === undefined) throw new Error(`${operation} is no operation of GameLift`);
  const parameters = decodeJson(plan.input, body);
  const refusal = constraintRefusal(plan.input, parameters);
  if (refusal !== undefined) throw refusal;
  return outputAnswer(plan, world.call(operation, parameters), {
    protocol: "json",
    requestId: "bench",
  }).body.bytes();
}
