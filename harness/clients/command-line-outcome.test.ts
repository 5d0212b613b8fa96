import { expect, test } from "vitest";
import { outcomeOf } from "./python-clients.ts";

test("an output is JSON, its instants in the form that all clients have", () => {
  const written =
    '{ "Build": { "CreationTime": "2026-01-01T01:00:00.250000+01:00", "Name": "2026-01-01" } }\n';
  expect(outcomeOf(written)).toEqual({
    output: { Build: { CreationTime: "2026-01-01T00:00:00.250Z", Name: "2026-01-01" } },
  });
  expect(outcomeOf("\n")).toEqual({ output: {} });
});

test("a refusal is told in a sentence, whose message may have several lines", () => {
  const written =
    "\nAn error occurred (NotFoundException) when calling the DescribeAlias operation: no such alias:\nalias-1\n";
  expect(outcomeOf(written)).toEqual({
    error: { code: "NotFoundException", message: "no such alias:\nalias-1" },
  });
});

test("what is neither is a failure of the command", () => {
  expect(() => outcomeOf("usage: aws [options] <command>")).toThrow("neither JSON nor a refusal: usage: aws");
});
