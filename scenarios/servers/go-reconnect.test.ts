/** The conformance list of the socket protocol, played by the official Go Server SDK 5.6.0: lines that break. */
import { clientScenario, eventually, expect } from "../../harness/index.ts";
import { startActiveGame } from "./one-game.ts";

const anywhere = { fleet: "ANYWHERE", needs: ["go-server"] } as const;

clientScenario(
  "item 67: Go - socket killed after ready, then the next call succeeds within 10 s with default settings",
  async (world) => {
    const relay = await world.sdkRelay();
    const server = await world.goServer({ webSocketUrl: relay.url });
    const heartbeats = () => relay.messages("service", "HeartbeatServerProcess").length;
    await eventually("the answer to the first heartbeat", () => heartbeats() === 1);
    const cutAt = performance.now();
    relay.cut();
    // The next call is ActivateGameSession; its cause waits for the new line.
    await startActiveGame(world);
    expect(performance.now() - cutAt).toBeLessThan(10_000);
    expect(relay.connections).toBe(2);
    expect(relay.messages("server", "ActivateServerProcess")).toHaveLength(1);
    expect(relay.messages("service", "CreateGameSession")).toHaveLength(1);
    expect(server.events.named("failed")).toEqual([]);
  },
  anywhere,
);

for (const code of [1011, 1012]) {
  clientScenario(
    `item 68: Go - close ${code} leads to a new line`,
    async (world) => {
      const relay = await world.sdkRelay();
      const server = await world.goServer({ webSocketUrl: relay.url });
      await server.events.event("ready");
      relay.closeWith(code);
      await eventually("a second line", () => relay.connections === 2);
    },
    anywhere,
  );
}

clientScenario(
  "item 63: Go - RefreshConnection, then a call made at once succeeds when its silence is over, with two lines in all",
  async (world) => {
    const relay = await world.sdkRelay();
    const server = await world.goServer({ webSocketUrl: relay.url });
    await startActiveGame(world);
    await world.bench.command("refresh-connection", { processId: server.processId, endpoint: relay.url });
    await eventually("a second line", () => relay.connections === 2);
    const movedAt = Date.now();
    server.signal("SIGTERM");
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    // Five seconds of silence; a close frame on the old line would cost it five more, and a third line.
    const [ended] = server.events.named("ended");
    expect(Date.parse(ended?.at ?? "never") - movedAt).toBeLessThan(6_000);
    expect(relay.connections).toBe(2);
    expect(relay.messages("server", "TerminateServerProcess")).toHaveLength(1);
    expect(relay.messages("server", "ActivateServerProcess")).toHaveLength(1);
    expect(server.events.named("failed")).toEqual([]);
  },
  anywhere,
);

/**
 * **Observed**: which codes strand a Go server is a matter of gorilla/websocket. 1.5.1, which the SDK 5.6.0 asks for,
 * hands on that its answer to the close frame could not be written, because the SDK has closed the connection by then;
 * the SDK takes that for a network problem and comes back, also after 1000 and 1001. Built with 1.5.0 or 1.5.3, which
 * hide it, the same SDK stays away after these two. So the emulator never sends them to a live process.
 */
clientScenario(
  "item 68: Go - close 1000, the control run: with gorilla/websocket 1.5.1, which the SDK asks for, it comes back too",
  async (world) => {
    const relay = await world.sdkRelay();
    const server = await world.goServer({ webSocketUrl: relay.url, args: ["-verbose"] });
    await server.events.event("ready");
    relay.closeWith(1000);
    await eventually("a second line", () => relay.connections === 2);
    expect(server.events.text()).toContain("Socket disconnected. Code is 1000");
  },
  anywhere,
);
