/** Many short lives of the official Go Server SDK 5.6.0, which loses pushes that come too early. */
import { TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { clientScenario, expect } from "../../harness/index.ts";
import { gameSessionBecomes, startGame } from "./one-game.ts";

const CYCLES = 200;
const AT_ONCE = 4;

clientScenario(
  `item 77: ${CYCLES} game sessions on fresh Go processes, each created and terminated, lose no push`,
  async (world) => {
    let cycles = 0;
    const live = async () => {
      while (cycles < CYCLES) {
        cycles += 1;
        const server = await world.goServer();
        // As early as GameLift gives one to it: a client that waits would hide the race.
        const GameSessionId = await startGame(world);
        await gameSessionBecomes(world, GameSessionId, "ACTIVE");
        const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
        await world.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
        await gameSessionBecomes(world, GameSessionId, "TERMINATED");
        expect(await server.exited()).toEqual({ code: 0, signal: null });
        expect(server.events.named("session-activated")).toHaveLength(1);
        expect(server.events.named("failed")).toEqual([]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, live));
  },
  { fleet: "ANYWHERE", needs: ["go-server"] },
);
