import { expect, test } from "vitest";
import { readServiceOptions } from "./service-options.ts";

test("what is typed about GameLift's rules reaches the emulator's process as it is", () => {
  expect(readServiceOptions([])).toMatchObject({ ruleArguments: [], authTokenLifeSeconds: 10_800 });
  expect(readServiceOptions(["--auth-token-life-seconds", "90"])).toMatchObject({
    ruleArguments: ["--auth-token-life-seconds", "90"],
    authTokenLifeSeconds: 90,
  });
  const typed = ["--retention-days", "30", "--refuse-repeated-players", "--strict-player-data"];
  expect(readServiceOptions(["--servers", "1", ...typed]).ruleArguments.toSorted()).toEqual(typed.toSorted());
});
