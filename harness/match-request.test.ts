import { expect, test } from "vitest";
import { friendsQuery, matchmakerArguments } from "./match-request.ts";

test("one number of players means exactly so many, and everybody", () => {
  expect(matchmakerArguments({ players: 2 })).toEqual({
    query: "*",
    minimum: 2,
    maximum: 2,
    properties: undefined,
    numericProperties: undefined,
  });
  expect(matchmakerArguments({ players: 4, minimum: 2 })).toMatchObject({ minimum: 2, maximum: 4 });
});

test("without numbers the request is refused in words", () => {
  expect(() => matchmakerArguments({ minimum: 2 })).toThrow("needs `players`");
});

test("a party that would fill the match by itself is refused, since Nakama would let it wait for ever", () => {
  const party = { partyId: "p", size: 4 };
  expect(() => matchmakerArguments({ players: 4, party })).toThrow(
    "a party of 4 cannot look for a match of 4",
  );
  expect(matchmakerArguments({ players: 5, party })).toMatchObject({ maximum: 5 });
  expect(matchmakerArguments({ players: 4, party: { partyId: "p" } })).toMatchObject({ maximum: 4 });
});

test("the friends' query is the guide's", () => {
  expect(friendsQuery(["u-1", "u-2"])).toBe("properties.player:/(u-1|u-2)/");
});
