import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hosting, hosting, reserve } from "../../testing/hosting.ts";
import type { SdkFrame } from "../../testing/sdk-client.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { actions } from "../actions/table.ts";

const RUNS = 600;
/** The only codes that every SDK tells apart; 500 would be a mistake of ours. */
const modelled: readonly unknown[] = [200, 400, 401, 403, 404, 409, 429];
const RoleArn = "arn:aws:iam::000000000000:role/server-role";
const MatchmakingConfigurationArn = "arn:aws:gamelift:eu-west-1::matchmakingconfiguration/duel";

let sdk: ServerSdkBench;
let own: Hosting;
let seats: readonly string[];
beforeAll(async () => {
  sdk = await ServerSdkBench.start("ws", { fleet: { InstanceRoleArn: RoleArn } });
  own = await hosting(sdk);
  seats = await reserve(sdk, own.gameSessionId, ["ada", "ben"]);
});
afterAll(() => sdk.close());

/** What a field may really hold, among anything that JSON can say. */
const values = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(own.gameSessionId, ...seats, "ada", RoleArn, MatchmakingConfigurationArn, "DENY_ALL"),
    fc.constantFrom(1e21, -0, 0.5, 2 ** 53, "__proto__", "constructor", "\u0000", "\ud800", ""),
    fc.array(fc.record({ PlayerId: fc.jsonValue(), PlayerAttributes: fc.jsonValue() }), { maxLength: 3 }),
  );
const names = [
  "GameSessionId",
  "GameSessionArn",
  "PlayerSessionId",
  "PlayerId",
  "PlayerSessionStatusFilter",
  "PlayerSessionPolicy",
  "NextToken",
  "Limit",
  "HealthStatus",
  "Port",
  "LogPaths",
  "SdkToolName",
  "RoleArn",
  "RoleSessionName",
  "TicketId",
  "Players",
  "MatchmakingConfigurationArn",
  "__proto__",
];
const cased = fc.constantFrom(...names).chain((name) => fc.constantFrom(name, name.toLowerCase()));

test("whatever a server writes into the fields of its requests, it gets a modelled answer and keeps its socket", async () => {
  // ProcessEnding would end all of it.
  const asked = [...actions.keys()].filter((action) => action !== "TerminateServerProcess");
  const { client } = own;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...asked),
      fc.array(fc.tuple(cased, values()), { maxLength: 6 }),
      fc.uuid(),
      async (action, given, requestId) => {
        // Written by hand: JSON may say one name twice, and __proto__ as a name like any other.
        const fields = given.map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`);
        client.socket.send(`{"Action":"${action}","RequestId":"${requestId}"${fields.join("")}}`);
        const answer: SdkFrame = await client.response(requestId);
        expect(answer.Action).toBe(action);
        expect(modelled).toContain(answer.StatusCode);
        expect(answer.StatusCode === 200).toBe(answer.ErrorMessage === undefined);
      },
    ),
    { numRuns: RUNS },
  );
  expect(client.closeCode).toBeUndefined();
  expect(sdk.journal("failure")).toEqual([]);
  expect(await client.ask("GetComputeCertificate")).toMatchObject({ StatusCode: 200 });
}, 60_000);
