import type { PlainValue } from "./client-outcome.ts";
import type { StepInput } from "./client-step.ts";

/** The outputs of the steps so far, by the steps' names. */
export type Outputs = ReadonlyMap<string, { readonly [member: string]: PlainValue }>;

const REFERENCE = /<(\w+(?:\.\w+)+)>/g;

/**
 * The input with what its texts name in angle brackets: `<createFleet.FleetAttributes.FleetId>`, `<list.Fleets.0>`.
 *
 * @throws Error for what no step before has answered.
 */
export function resolveReferences<Value extends StepInput>(value: Value, outputs: Outputs): Value {
  if (typeof value === "string") return resolveText(value, outputs) as Value;
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, outputs)) as unknown as Value;
  if (typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, resolveReferences(member as StepInput, outputs)]),
  ) as Value;
}

/** @throws Error for what no step before has answered. */
export function resolveText(text: string, outputs: Outputs): string {
  return text.replace(REFERENCE, (_, path: string) => {
    const [step = "", ...members] = path.split(".");
    let value: unknown = outputs.get(step);
    for (const member of members) value = (value as { [name: string]: unknown } | undefined)?.[member];
    if (typeof value !== "string" && typeof value !== "number") {
      throw new Error(`<${path}> names no text that a step has answered: ${JSON.stringify(value)}`);
    }
    return String(value);
  });
}
