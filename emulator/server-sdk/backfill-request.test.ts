import fc from "fast-check";
import { expect, test } from "vitest";
import { ActionError } from "./action.ts";
import { type BackfillPlayer, readBackfillRequest } from "./backfill-request.ts";
import { Fields } from "./fields.ts";

const MatchmakingConfigurationArn = "arn:aws:gamelift:eu-west-1::matchmakingconfiguration/duel";

const attribute = fc.oneof(
  fc.record({ kind: fc.constant("NONE" as const) }),
  fc.record({ kind: fc.constant("STRING" as const), value: fc.string({ minLength: 1 }) }),
  fc.record({
    kind: fc.constant("DOUBLE" as const),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  }),
  fc.record({ kind: fc.constant("STRING_LIST" as const), value: fc.array(fc.string()) }),
  fc.record({
    kind: fc.constant("STRING_DOUBLE_MAP" as const),
    value: fc.dictionary(fc.string(), fc.integer()),
  }),
);
const player: fc.Arbitrary<BackfillPlayer> = fc.record({
  playerId: fc.string({ minLength: 1 }),
  team: fc.string({ minLength: 1 }),
  attributes: fc.dictionary(fc.string(), attribute),
  latencies: fc.dictionary(fc.string(), fc.nat()),
});
const valueKeys = { STRING: "S", DOUBLE: "N", STRING_LIST: "SL", STRING_DOUBLE_MAP: "SDM" } as const;

/** As Go and C++ write a player: only what is set. */
const plain = ({ playerId, team, attributes, latencies }: BackfillPlayer) => ({
  PlayerId: playerId,
  Team: team,
  PlayerAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, given]) => [
      name,
      { AttrType: given.kind, ...(given.kind === "NONE" ? {} : { [valueKeys[given.kind]]: given.value }) },
    ]),
  ),
  LatencyInMs: latencies,
});
/** As C# writes the same player: every value is there, and two keys are in another case. */
const csharp = (given: BackfillPlayer) => {
  const { LatencyInMs, PlayerAttributes, ...rest } = plain(given);
  return {
    ...rest,
    PlayerAttributes: Object.fromEntries(
      Object.entries(PlayerAttributes).map(([name, { AttrType: attrType, ...value }]) => [
        name,
        { attrType, S: null, N: 0, SL: null, SDM: null, ...value },
      ]),
    ),
    LatencyInMS: LatencyInMs,
  };
};
const read = (members: object) =>
  readBackfillRequest(new Fields({ MatchmakingConfigurationArn, ...members }));

test("the forms of Go, C++ and C# are read as the same request", () => {
  fc.assert(
    fc.property(fc.array(player, { minLength: 1, maxLength: 4 }), (players) => {
      const expected = { matchmakingConfigurationArn: MatchmakingConfigurationArn, players };
      for (const form of [
        { Players: players.map(plain) },
        { TicketId: "", Players: players.map(plain) },
        { TicketId: null, Players: players.map(csharp) },
      ]) {
        const onWire = JSON.parse(JSON.stringify(form)) as object;
        // JSON has no minus nought.
        expect(JSON.stringify(read(onWire))).toBe(JSON.stringify(expected));
      }
    }),
  );
});

test("names that are the game's own keep their case", () => {
  const { players } = read({
    Players: [{ PlayerId: "ada", LatencyInMs: { "us-east-1": 40, "US-EAST-1": 41 } }],
  });
  expect(players).toEqual([
    { playerId: "ada", attributes: {}, latencies: { "us-east-1": 40, "US-EAST-1": 41 } },
  ]);
});

test.each([
  [{ AttrType: "DOUBLE" }, "N must be a number"],
  [{ AttrType: "STRING", S: 7 }, "S must be a string"],
  [{ AttrType: "STRING_LIST", SL: [1] }, "SL must be a list of strings"],
  [{ AttrType: "STRING_DOUBLE_MAP", SDM: { duel: "3" } }, "SDM must have a number for duel"],
  [{ AttrType: "COLOUR" }, "AttrType of the player attribute skill"],
  [{}, "AttrType is required"],
  ["rook", "skill must be an object"],
])("the attribute %j is refused in words", (given, words) => {
  const ask = () => read({ Players: [{ PlayerId: "ada", PlayerAttributes: { skill: given } }] });
  expect(ask).toThrow(words);
  expect(ask).toThrow(ActionError);
});
