import { describe, expect, test } from "vitest";
import { readHandshakeQuery } from "./handshake-query.ts";
import { endpointPath } from "./socket-path.ts";

const query = (token: string, processId = "p") =>
  `/?pID=${processId}&FleetId=f&ComputeId=c&sdkVersion=5.6.0&sdkLanguage=Go&Authorization=${token}`;

describe("readHandshakeQuery", () => {
  test.each([
    ["a%2Bb%2Fc%3D", "a+b/c=", undefined],
    ["a+b/c=", "a+b/c=", "a b/c="],
    ["a%20b", "a b", undefined],
    ["a%zz", "a%zz", undefined],
    ["tok-1._~", "tok-1._~", undefined],
    ["a+b%2Bc", "a+b+c", "a b+c"],
  ])(
    "reads the token and the process id %s in every way in which they may have been written",
    (text, literal, spaced) => {
      expect(readHandshakeQuery(query(text))).toMatchObject({ token: literal });
      expect(readHandshakeQuery(query(text)).plusAsSpace?.token).toBe(spaced);
      expect(readHandshakeQuery(query("t", text))).toMatchObject({ processId: literal });
      expect(readHandshakeQuery(query("t", text)).plusAsSpace?.processId).toBe(spaced);
    },
  );

  test("takes a pair without an equals sign, or without a key, for nothing", () => {
    expect(readHandshakeQuery(`${query("t")}&debug&=x&&`)).toMatchObject({ token: "t", processId: "p" });
  });
});

describe("endpointPath", () => {
  test.each([
    ["/", "/"],
    ["/prod", "/prod"],
    ["/prod/", "/prod"],
    ["/a/b", "/a/b"],
  ])("tells %s as %s", (given, told) => expect(endpointPath(given)).toBe(told));

  test.each(["", "prod", "/prod?x=1", "/a//b", "/ä", "//", `/${"a/".repeat(5_000)}?`])(
    "refuses '%s', which clients could not come to",
    (given) => expect(() => endpointPath(given)).toThrow("must be as"),
  );
});
