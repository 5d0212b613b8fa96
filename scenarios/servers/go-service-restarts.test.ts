/** GameLift's front goes away and comes back under a real server, which its game must survive. */
import { clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSession, joinGame, startActiveGame } from "./one-game.ts";

clientScenario(
  "the listener of game servers restarts under a Go server with players inside: it comes back, and nothing is lost",
  async (world) => {
    const server = await world.goServer({ args: ["-verbose"] });
    const session = await startActiveGame(world);
    const [ada, ben] = await joinGame(world, session, ["ada", "ben"]);
    await server.events.event("counted", 2);
    await world.bench.restartServerSdkListener();
    // A first attempt that comes too early is followed by the next after eight seconds, and that by five of silence.
    const connections = () => (server.events.text().match(/read goroutine \d+: starting/g) ?? []).length;
    await eventually("the second line of the server", () => connections() === 2, { withinMs: 30_000 });
    expect(await gameSession(world, session.GameSessionId ?? "")).toMatchObject({
      Status: "ACTIVE",
      CurrentPlayerSessionCount: 2,
    });
    expect(ada?.connected).toBe(true);

    await ada?.leave();
    await ben?.leave();
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(server.events.named("failed")).toEqual([]);
    expect(await gameSession(world, session.GameSessionId ?? "")).toMatchObject({
      Status: "TERMINATED",
      CurrentPlayerSessionCount: 0,
    });
  },
  { fleet: "ANYWHERE", needs: ["go-server"] },
);
