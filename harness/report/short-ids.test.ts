import { expect, test } from "vitest";
import { ShortIds } from "./short-ids.ts";

const one = "6287aaaa-0000-11f1-8330-7106fdcb5b46";
const another = "6287bbbb-0000-11f1-8330-7106fdcb5b46";

test("ids are cut to four characters, everywhere in a text", () => {
  expect(new ShortIds([one, one]).in(`psess-${one} of fleet-${one}`)).toBe("psess-6287… of fleet-6287…");
});

test("all ids get longer when two of them begin alike", () => {
  expect(new ShortIds([one, another]).in(`${one} and ${another}`)).toBe("6287a… and 6287b…");
});

test("the ARN of a game session is its last part, with the number of the attempt", () => {
  expect(
    new ShortIds([one]).in(`arn:aws:gamelift:us-east-1::gamesession/fleet-${another}/${one}-2 ended`),
  ).toBe("6287…-2 ended");
});
