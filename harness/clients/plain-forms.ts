import type { StepInput } from "./client-step.ts";

type Plain = string | number | boolean | readonly Plain[] | { readonly [member: string]: Plain };

/** An input with instants as ISO 8601 and bytes in base64: what Go reads into its own types. */
export function plainForms(value: StepInput): Plain {
  if (Array.isArray(value)) return value.map(plainForms);
  if (typeof value !== "object") return value;
  if ("instant" in value) return String(value.instant);
  if ("base64" in value) return String(value.base64);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainForms(member)]));
}
