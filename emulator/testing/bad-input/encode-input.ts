/** An input's bytes in either protocol, without the service model's help: what a test breaks must stay broken. */
import { encode, Tagged } from "cborg";
import type { Members } from "../../runtime/input.ts";
import type { WireProtocol } from "../test-emulator.ts";

/** Timestamps are given as `Date`, blobs as `Uint8Array`; what is undefined is left out. */
export function encodeInput(protocol: WireProtocol, input: Members): Uint8Array {
  if (protocol === "json") return Buffer.from(JSON.stringify(inShapeOf("json", input)));
  // Left to itself the library sorts keys, and the order of violations would differ from JSON's.
  return encode(inShapeOf("cbor", input), { mapSorter: () => 0 });
}

function inShapeOf(protocol: WireProtocol, value: unknown): unknown {
  if (value instanceof Date) {
    const seconds = value.getTime() / 1000;
    return protocol === "json" ? seconds : new Tagged(1, seconds);
  }
  if (value instanceof Uint8Array) return protocol === "json" ? Buffer.from(value).toString("base64") : value;
  if (Array.isArray(value)) return value.map((item) => inShapeOf(protocol, item));
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(given.map(([name, member]) => [name, inShapeOf(protocol, member)]));
}
