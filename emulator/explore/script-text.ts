/** A script as people read it, and as a file that is played again. */
import type { Script, Step } from "./step.ts";

const plainName = /^[A-Za-z_]\w*$/;

/** A value as TypeScript writes it, on one line; members without a value are left out. */
function literal(value: unknown): string {
  if (value instanceof Date) return `new Date(${JSON.stringify(value.toISOString())})`;
  if (value instanceof Uint8Array) return `Uint8Array.of(${[...value].join(", ")})`;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${plainName.test(name) ? name : JSON.stringify(name)}: ${literal(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** @param comments stand above it, a line each. */
export function scriptText(script: Script, comments: readonly string[] = []): string {
  const { seed, rules, steps } = script;
  return [
    ...comments.map((comment) => `// ${comment}`.trimEnd()),
    "export default {",
    `  seed: ${literal(seed)},`,
    `  rules: ${literal(rules)},`,
    "  steps: [",
    ...steps.map(({ step, ...rest }) => `    ${literal({ step, ...rest })},`),
    "  ],",
    "};",
    "",
  ].join("\n");
}

/** One line for each step, with the number by which others name what came of it. */
export function stepLines({ steps }: Script): readonly string[] {
  const width = String(steps.at(-1)?.step ?? 0).length;
  return steps.map((step) => {
    const afterwards = step.isUnsettled === true ? ", and at once" : "";
    return `${String(step.step).padStart(width)}  ${inWords(step)}${afterwards}`;
  });
}

const baseInWords = { clock: "GameLift's time", real: "the time of real servers" } as const;

function inWords(step: Step): string {
  switch (step.act) {
    case "call":
      return `call ${step.operation} ${literal(step.parameters)}${step.region === undefined ? "" : ` in ${step.region}`}`;
    case "admission":
      return `ask whether ${step.operation} ${literal(step.parameters)} is admitted`;
    case "control":
      return `command ${step.command} ${literal(step.parameters)}${step.region === undefined ? "" : ` in ${step.region}`}`;
    case "connect":
      return `process ${step.process} connects on ${step.compute} of ${step.fleet} with ${step.token}`;
    case "lose socket":
      return `process ${step.process} loses ${step.opened === undefined ? "its socket" : `the socket of step ${step.opened}`} with ${step.code}`;
    case "frame":
      return `process ${step.process} sends ${step.action} ${literal(step.fields)}`;
    case "seam":
      return `${literal(step.subject)} comes through ${step.seam}`;
    case "answered":
      return `the answer to step ${step.call} ${step.isLost ? "is lost" : "has left"}`;
    case "delivered":
      return `the oldest event is ${step.isAccepted ? "accepted" : "given up"}`;
    case "pass":
      return `${step.milliseconds} ms of ${baseInWords[step.base]} pass`;
    case "pass to due":
      return `${baseInWords[step.base]} passes to the next rule${offsetInWords(step.offset)}`;
  }
}

const offsetInWords = (offset: number): string =>
  offset === 0 ? "" : offset < 0 ? `, ${-offset} ms before` : `, ${offset} ms after`;
