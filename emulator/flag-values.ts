/** What the values of command line flags have to be. Each throws commander's InvalidArgumentError, which names the flag. */
import { InvalidArgumentError } from "commander";

export function portValue(text: string): number {
  const value = numberIn(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("A port is 0 to 65535.");
  return value;
}

export function positiveValue(text: string): number {
  const value = numberIn(text);
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new InvalidArgumentError("It must be above 0.");
  return value;
}

export function zeroOrMore(text: string): number {
  const value = numberIn(text);
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new InvalidArgumentError("It must be 0 or more.");
  return value;
}

export function countValue(text: string): number {
  const value = numberIn(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return value;
}

/** Collects `NAME=text` of a flag that may be repeated. @param form how it is called, as NAME=FOLDER. */
export const namedValues =
  (form: string) =>
  (text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
    const equals = text.indexOf("=");
    if (equals < 1) throw new InvalidArgumentError(`It must be ${form}.`);
    return { ...before, [text.slice(0, equals)]: text.slice(equals + 1) };
  };

/** Number() takes a text of nothing but spaces for 0. */
const numberIn = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));
