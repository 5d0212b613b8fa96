import {
  StartGameSessionPlacementCommand,
  type StartGameSessionPlacementInput,
} from "@aws-sdk/client-gamelift";
import { type ClientWorld, clientScenario, expect } from "../../harness/index.ts";

async function place(world: ClientWorld, given: Partial<StartGameSessionPlacementInput> = {}): Promise<void> {
  const { gameSessionQueueName: GameSessionQueueName } = world.resources;
  const asked = { PlacementId: "placement-1", GameSessionQueueName, MaximumPlayerSessionCount: 4, ...given };
  await world.gamelift.send(new StartGameSessionPlacementCommand(asked));
  await world.quiet();
}

for (const emulator of ["object", "process"] as const) {
  clientScenario(
    `the one server never activates its game: the server is named, and what it did not call (emulator: ${emulator})`,
    async (world) => {
      await world.gameServers({ count: 1, script: { neverActivate: true } });
      await place(world);
      await world.clock.advance("31s");

      const { subject, causes } = await world.explanation();
      expect(subject).toEqual({ kind: "placement", id: "placement-1" });
      expect(causes[0]).toMatchObject({ code: "activation-missing", rank: "root", times: 1 });
      const text = await world.explain();
      expect(text).toContain("was given up when the queue's time-out came");
      expect(text).toContain("did not call ActivateGameSession before the placement was TIMED_OUT");
    },
    { emulator },
  );
}

clientScenario("every slot is taken: the placement that waits is told who plays where", async (world) => {
  await world.gameServers({ count: 1 });
  await place(world, { PlacementId: "first" });
  await place(world);

  const { causes } = await world.explanation("placement-1");
  expect(causes[0]).toMatchObject({ code: "process-hosting" });
  expect(causes[0]?.text).toContain("of placement first, ACTIVE");
  await world.clock.advance("31s");
});

clientScenario(
  "a player comes too late: the seat has lapsed, and is found by the player's id",
  async (world) => {
    await world.gameServers({ count: 1 });
    await place(world, { DesiredPlayerSessions: [{ PlayerId: "ada" }] });
    await world.clock.advance("61s");

    const { subject, causes, text } = await world.explanation("ada");
    expect(subject).toEqual({ kind: "player", id: "ada" });
    expect(causes[0]).toMatchObject({ code: "reservation-lapsed" });
    expect(text).toContain("Connect the player within a minute");
  },
);

clientScenario("nothing happened at all: the queue's name was misspelt", async (world) => {
  await expect(place(world, { GameSessionQueueName: "game-session-placment" })).rejects.toThrow("not found");

  const { causes } = await world.explanation();
  expect(causes[0]).toMatchObject({ code: "queue-not-found" });
  expect(causes[0]?.text).toContain(`Queues that were made: ${world.resources.gameSessionQueueName}`);
});
