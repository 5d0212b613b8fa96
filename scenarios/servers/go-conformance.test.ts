/** The conformance list of the socket protocol, played by the official Go Server SDK 5.6.0: what needs no broken line. */
import { TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSessionBecomes, joinGame, startActiveGame, statusOfProcess } from "./one-game.ts";

const anywhere = { fleet: "ANYWHERE", needs: ["go-server"] } as const;

clientScenario(
  "item 66: Go 5.6.0 - InitSDK, ProcessReady, push, Activate, Accept, Remove, Describe, ProcessEnding, Destroy all succeed",
  async (world) => {
    const server = await world.goServer();
    const session = await startActiveGame(world);
    const [ada] = await joinGame(world, session, ["ada"]);
    expect(await server.events.event("counted")).toMatchObject({ playerCount: 1 });
    await ada?.leave();
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    // The first heartbeat is sent beside everything else.
    expect(server.events.all().flatMap(({ event }) => (event === "health-asked" ? [] : [event]))).toEqual([
      "connected",
      "game-port-opened",
      "ready",
      "session-started",
      "session-activated",
      "player-accepted",
      "counted",
      "player-left",
      "counted",
      "ended",
    ]);
    // The SDK's own words would stand between the events.
    expect(server.events.text()).not.toContain("server sdk, error");
    expect(await statusOfProcess(world, server.processId)).toBe("TERMINATED");
  },
  anywhere,
);

clientScenario(
  "item 69: Go with HEALTHCHECK_INTERVAL=2s and HEALTHCHECK_MAX_JITTER=100ms - five heartbeats in 12 s",
  async (world) => {
    const relay = await world.sdkRelay();
    const environment = { HEALTHCHECK_INTERVAL: "2s", HEALTHCHECK_MAX_JITTER: "100ms" };
    const server = await world.goServer({ environment, webSocketUrl: relay.url });
    await server.events.event("ready");
    await eventually(
      "the answers to five heartbeats",
      (saw) => {
        const answers = relay.messages("service", "HeartbeatServerProcess");
        saw(answers);
        return answers.filter(({ StatusCode }) => StatusCode === 200).length >= 5;
      },
      { withinMs: 12_000 },
    );
  },
  anywhere,
);

clientScenario(
  "item 70: Go without OnProcessTerminate - TerminateProcess leads to TerminateServerProcess and exit code 0",
  async (world) => {
    const relay = await world.sdkRelay();
    const server = await world.goServer({ args: ["-no-terminate-callback"], webSocketUrl: relay.url });
    const { GameSessionId = "" } = await startActiveGame(world);
    const TerminationMode = "TRIGGER_ON_PROCESS_TERMINATE";
    await world.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(server.events.named("told-to-end")).toEqual([]);
    expect(relay.messages("service", "TerminateProcess")).toHaveLength(1);
    expect(relay.messages("server", "TerminateServerProcess")).toHaveLength(1);
    await gameSessionBecomes(world, GameSessionId, "TERMINATED");
    expect(await world.fleetEventCodes()).not.toContain("SERVER_PROCESS_FORCE_TERMINATED");
  },
  anywhere,
);

clientScenario(
  "item 71: Go over wss with SSL_CERT_FILE set to the emulator's bundle connects; without it fails",
  async (world) => {
    const { serverSdkTlsUrl, bundlePath = "" } = await world.bench.addresses();
    const server = await world.goServer({
      webSocketUrl: serverSdkTlsUrl,
      environment: { SSL_CERT_FILE: bundlePath },
    });
    await startActiveGame(world);
    await server.events.event("session-activated");

    const distrustful = await world.goServer({ webSocketUrl: serverSdkTlsUrl, args: ["-verbose"] });
    // It would try again for three minutes.
    await eventually(
      "the SDK's distrust",
      (saw) => {
        saw(distrustful.events.text());
        return distrustful.events.text().includes("x509: certificate signed by unknown authority");
      },
      { withinMs: 15_000 },
    );
    expect(distrustful.events.named("connected")).toEqual([]);
  },
  anywhere,
);

clientScenario(
  "item 76: a server like the game-server-wrapper, which no Go module proxy has: all it needs is in the environment, it names its tool, its session turns ACTIVE",
  async (world) => {
    const relay = await world.sdkRelay();
    const environment = {
      GAMELIFT_SDK_TOOL_NAME: "GameServerWrapper",
      GAMELIFT_SDK_TOOL_VERSION: "1.2.0",
    };
    await world.goServer({ environment, webSocketUrl: relay.url });
    expect(await startActiveGame(world)).toMatchObject({ Status: "ACTIVE" });
    expect(relay.messages("server", "ActivateServerProcess")).toMatchObject([
      { SdkToolName: "GameServerWrapper", SdkToolVersion: "1.2.0" },
    ]);
  },
  anywhere,
);
