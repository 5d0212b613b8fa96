import type { Members } from "../runtime/input.ts";
import { ActionError } from "./action.ts";

/**
 * The fields of a request, read as leniently as three generations of SDKs need.
 *
 * **Observed**: C# writes null where Go writes nothing and C++ leaves out zeroes; keys differ in case; C++ and C# write
 * whole numbers as 10.0.
 */
export class Fields {
  readonly #members: Members;

  constructor(members: Members) {
    this.#members = members;
  }

  /** Undefined when missing, null or empty. @throws ActionError 400 for anything but text. */
  text(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined || value === "") return undefined;
    if (typeof value !== "string") throw new ActionError(400, `${name} must be a string.`);
    return value;
  }

  /** @throws ActionError 400 when missing, null, empty or no text. */
  requiredText(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new ActionError(400, `${name} is required.`);
    return value;
  }

  /** Undefined when missing or null. @throws ActionError 400 for anything but a whole number. */
  integer(name: string): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !Number.isSafeInteger(value)) {
      throw new ActionError(400, `${name} must be a whole number.`);
    }
    return value;
  }

  /** @throws ActionError 400 for anything but a number, nothing included. */
  requiredNumber(name: string): number {
    const value = this.#value(name);
    if (typeof value !== "number") throw new ActionError(400, `${name} must be a number.`);
    return value;
  }

  /** @throws ActionError 400 for anything but true and false. */
  requiredTruth(name: string): boolean {
    const value = this.#value(name);
    if (typeof value !== "boolean") throw new ActionError(400, `${name} must be true or false.`);
    return value;
  }

  /** Empty when missing or null. @throws ActionError 400 for anything but a list of texts. */
  texts(name: string): readonly string[] {
    const value = this.#value(name);
    if (value === undefined) return [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      throw new ActionError(400, `${name} must be a list of strings.`);
    }
    return value;
  }

  /** Empty when missing or null. @throws ActionError 400 for anything but a list of objects. */
  objects(name: string): readonly Fields[] {
    const value = this.#value(name);
    if (value === undefined) return [];
    if (!Array.isArray(value) || !value.every(isObject)) {
      throw new ActionError(400, `${name} must be a list of objects.`);
    }
    return value.map((item) => new Fields(item));
  }

  /** The members of an object whose keys are the game's own, as they stand. @throws ActionError 400 for no object. */
  members(name: string): Members {
    const value = this.#value(name);
    if (value === undefined) return {};
    if (!isObject(value)) throw new ActionError(400, `${name} must be an object.`);
    return value;
  }

  /** Of several that differ in case, the last. A request has few: to look at each is quicker than to prepare for it. */
  #value(name: string): unknown {
    let found: unknown;
    for (const present in this.#members) {
      if (isNamed(present, name)) found = this.#members[present];
    }
    return found ?? undefined;
  }
}

const isNamed = (present: string, name: string): boolean =>
  present === name || (present.length === name.length && present.toLowerCase() === name.toLowerCase());

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
