/**
 * Checks parameters against the service model's limits and words what is wrong as AWS does.
 *
 * **Observed**: GameLift's `1 validation error detected: Value 'devops.bucket' at 'storageLocation.bucket' failed to
 * satisfy constraint: …` as an InvalidRequestException (boto/boto3#2278); other services' recorded answers for several
 * violations, null, lists of scalars and maps. **Assumed**: that GameLift words those alike; the order of violations
 * (the model's); that long values and long lists of violations may be cut, AWS repeats them whole.
 */
import { type ApiError, invalidRequest } from "../domain/api-error.ts";
import type { Members } from "../runtime/input.ts";
import type { Limits, ListPlan, MapPlan, Plan, ScalarPlan, StructurePlan } from "./member-plan.ts";

const longestShownValue = 1024;
const mostShownViolations = 50;
/** A pattern is not tried on anything longer; its length is then refused anyway. */
const longestMatchedText = 65_536;

/** The refusal that AWS would send, or undefined when every limit is kept. */
export function constraintRefusal(plan: StructurePlan, parameters: Members): ApiError | undefined {
  const violations: string[] = [];
  checkStructure(plan, parameters, "", violations);
  if (violations.length === 0) return undefined;
  const count = `${violations.length} validation error${violations.length === 1 ? "" : "s"} detected: `;
  return invalidRequest(count + violations.slice(0, mostShownViolations).join("; "));
}

function checkStructure(plan: StructurePlan, members: Members, path: string, violations: string[]): void {
  for (const member of plan.members.values()) {
    const value = members[member.name];
    const memberPath = path === "" ? member.pathName : `${path}.${member.pathName}`;
    if (value !== undefined) check(member.plan, value, memberPath, violations);
    else if (member.required) violations.push(violation("null", memberPath, "Member must not be null"));
  }
}

function check(plan: Plan, value: unknown, path: string, violations: string[]): void {
  switch (plan.kind) {
    case "structure":
      checkStructure(plan, value as Members, path, violations);
      break;
    case "list":
      checkList(plan, value as readonly unknown[], path, violations);
      break;
    case "map":
      checkMap(plan, value as Members, path, violations);
      break;
    default:
      for (const phrase of brokenLimits(plan.limits, value)) {
        violations.push(violation(shownScalar(plan, value), path, phrase));
      }
  }
}

function checkList(plan: ListPlan, items: readonly unknown[], path: string, violations: string[]): void {
  const shown = () => shownList(plan, items);
  for (const phrase of brokenSizes(plan.limits, items.length))
    violations.push(violation(shown(), path, phrase));
  const { item } = plan;
  if (isScalar(item)) {
    if (items.some((value) => brokenLimits(item.limits, value).length > 0)) {
      violations.push(violation(shown(), path, `Member must satisfy constraint: [${allLimits(item)}]`));
    }
    return;
  }
  for (const [index, value] of items.entries()) check(item, value, `${path}.${index + 1}.member`, violations);
}

function checkMap(plan: MapPlan, map: Members, path: string, violations: string[]): void {
  const entries = Object.entries(map);
  const { key: keyPlan, value: valuePlan } = plan;
  const shown = () => shownMap(plan, entries);
  for (const phrase of brokenSizes(plan.limits, entries.length))
    violations.push(violation(shown(), path, phrase));
  if (entries.some(([key]) => brokenLimits(keyPlan.limits, key).length > 0)) {
    violations.push(violation(shown(), path, `Map keys must satisfy constraint: [${allLimits(keyPlan)}]`));
  }
  if (isScalar(valuePlan)) {
    if (entries.some(([, value]) => brokenLimits(valuePlan.limits, value).length > 0)) {
      violations.push(
        violation(shown(), path, `Map value must satisfy constraint: [${allLimits(valuePlan)}]`),
      );
    }
    return;
  }
  for (const [key, value] of entries) check(valuePlan, value, `${path}.${key}.member`, violations);
}

const noPhrases: readonly string[] = [];

/** The phrases of the limits that a scalar breaks, in AWS's order: enum, pattern, length or value. */
function brokenLimits(limits: Limits, value: unknown): readonly string[] {
  if (typeof value === "string") return brokenTextLimits(limits, value);
  if (typeof value === "number") return brokenRange(limits, value, "value");
  return value instanceof Uint8Array ? brokenSizes(limits, value.length) : noPhrases;
}

function brokenTextLimits(limits: Limits, text: string): readonly string[] {
  const phrases: string[] = [];
  if (limits.allowed !== undefined && !limits.allowed.includes(text))
    phrases.push(enumPhrase(limits.allowed));
  const { pattern } = limits;
  if (pattern !== undefined && text.length <= longestMatchedText && !pattern.expression.test(text)) {
    phrases.push(patternPhrase(pattern.source));
  }
  if (limits.min === undefined && limits.max === undefined) return phrases;
  return phrases.concat(brokenSizes(limits, codePointLength(text)));
}

const brokenSizes = (limits: Limits, size: number) => brokenRange(limits, size, "length");

function brokenRange({ min, max }: Limits, amount: number, what: "length" | "value"): readonly string[] {
  if (max !== undefined && amount > max) return [atMost(what, max)];
  if (min !== undefined && amount < min) return [atLeast(what, min)];
  return noPhrases;
}

/** Every limit of a list's items or a map's keys or values: AWS names them all, not only the broken ones. */
function allLimits({ kind, limits: { min, max, pattern, allowed } }: ScalarPlan): string {
  const phrases: string[] = [];
  const what = kind === "string" || kind === "blob" ? "length" : "value";
  if (max !== undefined) phrases.push(atMost(what, max));
  if (min !== undefined) phrases.push(atLeast(what, min));
  if (pattern !== undefined) phrases.push(patternPhrase(pattern.source));
  if (allowed !== undefined) phrases.push(enumPhrase(allowed));
  return phrases.join(", ");
}

const atMost = (what: string, max: number) => `Member must have ${what} less than or equal to ${max}`;
const atLeast = (what: string, min: number) => `Member must have ${what} greater than or equal to ${min}`;
const patternPhrase = (source: string) => `Member must satisfy regular expression pattern: ${source}`;
const enumPhrase = (allowed: readonly string[]) =>
  `Member must satisfy enum value set: [${allowed.join(", ")}]`;

/** @param shown the value with its quotes, "null", or undefined when it must not be repeated. */
function violation(shown: string | undefined, path: string, phrase: string): string {
  return `Value${shown === undefined ? "" : ` ${shown}`} at '${path}' failed to satisfy constraint: ${phrase}`;
}

const isScalar = (plan: Plan): plan is ScalarPlan =>
  plan.kind !== "list" && plan.kind !== "map" && plan.kind !== "structure";

/** Whether values of this plan may appear in a message. Structures and blobs say nothing there. */
const isShowable = (plan: Plan): boolean => isScalar(plan) && !plan.limits.sensitive && plan.kind !== "blob";

const shownScalar = (plan: Plan, value: unknown) => (isShowable(plan) ? quoted(String(value)) : undefined);

const shownList = (plan: ListPlan, items: readonly unknown[]) =>
  isShowable(plan.item) && !plan.limits.sensitive ? quoted(`[${items.join(", ")}]`) : undefined;

const shownMap = (plan: MapPlan, entries: readonly [string, unknown][]) =>
  isShowable(plan.key) && isShowable(plan.value) && !plan.limits.sensitive
    ? quoted(`{${entries.map(([key, value]) => `${key}=${value}`).join(", ")}}`)
    : undefined;

function quoted(text: string): string {
  return text.length <= longestShownValue ? `'${text}'` : `'${text.slice(0, longestShownValue)}…'`;
}

function codePointLength(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) {
    // Texts are well-formed here, so that each high surrogate has its partner.
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800) pairs += 1;
  }
  return text.length - pairs;
}
