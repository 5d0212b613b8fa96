/** Inputs in which one value has a type that the service model does not give it. */
import type { Members } from "../../runtime/input.ts";
import type { ScalarType } from "../../wire/service-model.ts";
import { type Place, placesOf } from "./places.ts";

export interface TypeCase {
  /** For messages, for example `Tags[0].Key is a number`. */
  readonly what: string;
  readonly input: Members;
  /** How the answer names the place. */
  readonly typePath: string;
}

const text = "text";
const number = 4;
const list = [text];
const map = { Name: text };

/** For each type, values of JSON and of CBOR alike that are not of it. */
const wrongValues: Record<ScalarType | "list" | "map" | "structure", readonly unknown[]> = {
  string: [number, true, list, map],
  integer: ["4", 4.5, true, list, map, 2 ** 31, -(2 ** 31) - 1],
  long: ["4", 4.5, true, list, map, 2 ** 53],
  float: ["4", true, list, map, 1e39],
  double: ["4", true, list, map],
  boolean: ["true", 1, list, map],
  timestamp: ["2026-01-01T00:00:00Z", true, list, map],
  blob: [number, true, list, map],
  list: [text, number, true, map],
  map: [text, number, true, list],
  structure: [text, number, true, list],
};

/** A place that may be absent takes null for that; an entry of a list or map cannot be absent. */
export function typeCases(operation: string): readonly TypeCase[] {
  const typed = placesOf(operation).filter(({ role }) => role !== "key");
  return typed.flatMap((place) => {
    const values = wrongValues[place.member.type];
    return (place.role === "member" ? values : [...values, null]).map((value) => typeCase(place, value));
  });
}

function typeCase({ inputWith, typePath }: Place, value: unknown): TypeCase {
  return { what: `${typePath} is ${JSON.stringify(value)}`, input: inputWith(value), typePath };
}
