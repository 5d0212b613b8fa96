import { expect, test } from "vitest";
import { readServiceOptions } from "./service-options.ts";

test("what is typed about GameLift's rules reaches the emulator's process as it is", () => {
  expect(readServiceOptions([]).ruleArguments).toEqual([]);
  const typed = ["--retention-days", "30", "--refuse-repeated-players", "--strict-player-data"];
  expect(readServiceOptions(["--servers", "1", ...typed]).ruleArguments.toSorted()).toEqual(typed.toSorted());
});
