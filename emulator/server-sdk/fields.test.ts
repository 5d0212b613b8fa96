import { expect, test } from "vitest";
import { Fields } from "./fields.ts";
import { readFrame } from "./read-frame.ts";

test("a field is found by its name in any case; of several, the last one counts", () => {
  const fields = new Fields({ HEALTHSTATUS: false, healthStatus: true, Port: 7777, pört: 1 });
  expect(fields.requiredTruth("HealthStatus")).toBe(true);
  expect(fields.integer("port")).toBe(7777);
  expect(fields.text("Por")).toBeUndefined();
  expect(new Fields({ HealthStatus: true, healthstatus: null }).text("HealthStatus")).toBeUndefined();
});

test("every member of a message but Action and RequestId is a field, whatever it is called", () => {
  const frame = readFrame('{"ACTION":"A","requestid":"1","__proto__":{"Port":1},"constructor":"c","Port":2}');
  expect(frame).toMatchObject({ action: "A", requestId: "1" });
  const { fields } = frame as { readonly fields: object };
  expect(Object.keys(fields)).toEqual(["__proto__", "constructor", "Port"]);
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  expect(JSON.stringify(fields)).toBe('{"__proto__":{"Port":1},"constructor":"c","Port":2}');
});
