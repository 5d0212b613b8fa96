import { expect, test } from "vitest";
import { plusSeconds } from "../../domain/instant.ts";
import type { SocketOpenedInput } from "../../runtime/input.ts";
import { TestCore } from "../../testing/test-core.ts";
import { testFleet } from "../../testing/test-fleet.ts";
import { openSocket } from "../handshake.ts";
import { readHandshakeQuery } from "../handshake-query.ts";

const PLAIN = "abc+/=";

/** A core with one compute, for which a token was issued that no emulator would issue by itself. */
function coreWithToken(token: string): TestCore {
  const core = new TestCore();
  core.run((turn) => {
    const tables = turn.tables(core.scope);
    const fleet = testFleet("fleet-1", { computeType: "ANYWHERE" });
    tables.fleets.put(fleet);
    const named = { fleetId: "fleet-1", computeName: "desk" };
    tables.computes.put({
      ...named,
      fleetArn: fleet.fleetArn,
      sequence: 2,
      location: "custom-desk",
      ipAddress: "10.0.0.1",
      createdAt: turn.now,
    });
    tables.authTokens.put({ ...named, token, expiresAt: plusSeconds(turn.timeOf("real"), 60) });
  });
  return core;
}

/** Comes with this text in the query; answers the process's id. */
function come(
  core: TestCore,
  given: { readonly token?: string; readonly pID?: string; readonly language?: string },
) {
  const { token = PLAIN, pID = "p1", language = "Go" } = given;
  const query = readHandshakeQuery(
    `/?Authorization=${token}&ComputeId=desk&FleetId=fleet-1&pID=${pID}&sdkLanguage=${language}&sdkVersion=5.4.0`,
  );
  const input: SocketOpenedInput = { kind: "socket-opened", connectionId: "c", receivedAtMs: 0, ...query };
  let processId = "";
  core.run((turn) => {
    ({ processId } = openSocket(turn, input));
  });
  return processId;
}

test.each([
  ["a client like Go 5.6", "Go", "abc%2B%2F%3D"],
  ["a client like C++ 5.4", "Cpp", "abc+/="],
  ["a client like C# 5.5", "CSharp", "abc+/="],
])(
  "item 04: a token with a plus, a slash and an equals sign is accepted from %s",
  (_who, language, token) => {
    const core = coreWithToken(PLAIN);
    expect(come(core, { token, language })).toBe("p1");
    core.close();
  },
);

test("a plus in a token is read as a space where that is the token which was issued, and else refused", () => {
  const core = coreWithToken("two words");
  expect(come(core, { token: "two+words" })).toBe("p1");
  expect(() => come(core, { token: "two+wards" })).toThrow("The token is unknown");
  core.close();
});

test("a plus in a process id is read as the process which is known; else Go means a space and the others a plus", () => {
  const core = coreWithToken(PLAIN);
  const token = "abc%2B%2F%3D";
  expect(come(core, { token, pID: "a+b", language: "Cpp" })).toBe("a+b");
  expect(come(core, { token, pID: "a+b", language: "Go" })).toBe("a+b");
  expect(come(core, { token, pID: "c+d", language: "Go" })).toBe("c d");
  expect(come(core, { token, pID: "c%20d", language: "CSharp" })).toBe("c d");
  expect(come(core, { token, pID: "c+d", language: "CSharp" })).toBe("c d");
  expect([...core.tables.serverProcesses.all()].map((process) => process.processId)).toEqual(["a+b", "c d"]);
  core.close();
});
