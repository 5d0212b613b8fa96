import { StopGameSessionPlacementCommand } from "@aws-sdk/client-gamelift";
import { type ClientWorld, clientScenario, expect } from "../../harness/index.ts";

/** AWS lets an account stop 20 placements at once and 20 a second; a placement that does not exist counts as well. */

async function stopNobody(world: ClientWorld): Promise<string> {
  const command = new StopGameSessionPlacementCommand({ PlacementId: "nobody" });
  return await world.gamelift.send(command).then(
    () => "stopped",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

async function stopNobodyTimes(
  world: ClientWorld,
  times: number,
): Promise<{ readonly [answer: string]: number }> {
  const counts: { [answer: string]: number } = {};
  for (let call = 0; call < times; call += 1) {
    const [name = ""] = (await stopNobody(world)).split(":");
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

for (const emulator of ["object", "process"] as const) {
  clientScenario(
    `calls beyond AWS's rate limits are throttled until time has passed, by an emulator as ${emulator}`,
    async (world) => {
      expect(await stopNobodyTimes(world, 25)).toEqual({ NotFoundException: 20, ThrottlingException: 5 });
      expect(await stopNobody(world)).toBe("ThrottlingException: Rate exceeded");

      await world.clock.advance("500ms");
      expect(await stopNobodyTimes(world, 12)).toEqual({ NotFoundException: 10, ThrottlingException: 2 });
    },
    { emulator, rateLimits: true },
  );
}

clientScenario("without rate limits nothing is throttled", async (world) => {
  expect(await stopNobodyTimes(world, 25)).toEqual({ NotFoundException: 25 });
});
