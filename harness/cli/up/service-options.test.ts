import { resolve } from "node:path";
import { expect, test } from "vitest";
import { launchArguments } from "../../../emulator/index.ts";
import { guideServerOf } from "./launched-guide-server.ts";
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

test("builds in folders reach the emulator's process; the guide's own build launches the guide's servers", () => {
  const options = readServiceOptions([
    ...[
      "--build",
      "other=/a=b",
      "--build",
      "my-server-1.0.0=/game",
      "--server-env",
      "MODE=duel",
      "--server-tls",
    ],
    ...["--servers", "3", "--launch-path", "/local/game/start.sh", "--launch-parameters", "-port 7777"],
  ]);
  expect(launchArguments(options.launch)).toEqual([
    ...[
      "--build",
      "other=/a=b",
      "--build",
      "my-server-1.0.0=/game",
      "--server-env",
      "MODE=duel",
      "--server-tls",
    ],
  ]);
  expect(options.guideServer).toEqual({
    launchPath: "/local/game/start.sh",
    parameters: "-port 7777",
    concurrentExecutions: 3,
  });
  expect(readServiceOptions(["--build", "other=/a"]).guideServer).toBeUndefined();
  const { build } = readServiceOptions(["--build", "other=a"]).launch;
  expect(build).toEqual({ other: resolve(process.env.INIT_CWD ?? process.cwd(), "a") });
});

test.each([
  [{ build: {}, launchPath: "/local/game/a" }, "add --build my-server-1.0.0=FOLDER"],
  [{ build: { "my-server-1.0.0": "/game" }, fleet: "ANYWHERE" as const }, "leave out --fleet ANYWHERE"],
  [{ build: { "my-server-1.0.0": "/game" }, servers: 0 }, "1 to 50 servers"],
])("what contradicts itself is refused: %o", (given, words) => {
  expect(() => guideServerOf({ servers: 2, fleet: "EC2", ...given })).toThrow(words);
});

test("a recording is found from the folder in which it was typed", () => {
  expect(readServiceOptions([]).record).toBeUndefined();
  const from = process.env.INIT_CWD ?? process.cwd();
  expect(readServiceOptions(["--record", "last-night.jsonl"]).record).toBe(resolve(from, "last-night.jsonl"));
});
