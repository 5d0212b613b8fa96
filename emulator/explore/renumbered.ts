import type { Script, Step } from "./step.ts";

const named = /^\$([A-Za-z]+)@(\d+)/;

/** The script with its steps counted from 1, and the names in them changed with them. */
export function renumbered(script: Script): Script {
  const numbers = new Map(script.steps.map(({ step }, index) => [step, index + 1]));
  const steps = script.steps.map((step) => {
    const others = withNumbers(step, numbers) as Step;
    const own = numbers.get(step.step) ?? step.step;
    const numbered = { ...others, step: own };
    if (numbered.act === "answered")
      return { ...numbered, call: numbers.get(numbered.call) ?? numbered.call };
    if (numbered.act === "lose socket" && numbered.opened !== undefined)
      return { ...numbered, opened: numbers.get(numbered.opened) ?? numbered.opened };
    return numbered;
  });
  return { ...script, steps };
}

function withNumbers(value: unknown, numbers: ReadonlyMap<number, number>): unknown {
  if (typeof value === "string")
    return value.replace(named, (text, kind, step) => {
      const number = numbers.get(Number(step));
      return number === undefined ? text : `$${kind}@${number}`;
    });
  if (Array.isArray(value)) return value.map((item) => withNumbers(item, numbers));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withNumbers(member, numbers)]),
  );
}
