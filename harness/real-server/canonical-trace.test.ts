import { expect, test } from "vitest";
import { canonicalTrace } from "./canonical-trace.ts";

const id = (digit: string) => `${digit.repeat(8)}-${digit.repeat(4)}-4000-8000-${digit.repeat(12)}`;
const frame = (from: "server" | "service", message: object) => ({ from, text: JSON.stringify(message) });

const life = (request: string, seat: string, at: number) => [
  frame("server", { Action: "Describe", RequestId: id(request), Port: at }),
  frame("service", {
    RequestId: id(request),
    Seats: [{ Id: `psess-${id(seat)}`, CreationTime: at }],
    Action: "Describe",
  }),
];

test("lines that differ in ids, times, ports and the order of members are the same", () => {
  expect(canonicalTrace(life("a", "b", 1))).toEqual(canonicalTrace(life("c", "d", 2)));
  expect(canonicalTrace(life("a", "b", 1))[1]).toBe(
    'service: {"Action":"Describe","RequestId":"id-1","Seats":[{"CreationTime":"a time","Id":"id-2"}]}',
  );
});

test("another member, another value, and an id in another place are told apart", () => {
  const [asked, answered] = life("a", "b", 1);
  if (asked === undefined || answered === undefined) throw new Error("no frames");
  const same = canonicalTrace([asked, answered]);
  const others = [
    [answered, asked],
    [asked],
    [asked, frame("service", { ...JSON.parse(answered.text), RequestId: id("f") })],
    [asked, frame("service", { ...JSON.parse(answered.text), StatusCode: 200 })],
    [frame("server", { ...JSON.parse(asked.text), Limit: null }), answered],
  ];
  for (const other of others) expect(canonicalTrace(other)).not.toEqual(same);
});
