import {
  CreateFleetLocationsCommand,
  DeleteFleetCommand,
  DeleteFleetLocationsCommand,
  TerminateGameSessionCommand,
  UpdateFleetCapacityCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

/** What GameLift does when it ends a process with a game session in it, and what is seen of that. */
interface Ending {
  readonly title: string;
  readonly bring: (
    sdk: ServerSdkBench,
    at: { host: Host; client: SdkClient; gameSessionId: string },
  ) => Promise<unknown>;
  /** Seconds that the process has. */
  readonly graceSeconds: number;
  /** The fleet events of an ending that the process obeys. */
  readonly events: readonly string[];
  readonly statusReason?: string;
}

const endings: readonly Ending[] = [
  {
    title: "TerminateGameSession with TRIGGER_ON_PROCESS_TERMINATE",
    bring: ({ bench }, { gameSessionId: GameSessionId }) =>
      bench.client.send(
        new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
      ),
    graceSeconds: 300,
    events: [],
    statusReason: "TRIGGERED_ON_PROCESS_TERMINATE",
  },
  {
    title: "a scale-in",
    bring: ({ bench, guide }) =>
      bench.client.send(new UpdateFleetCapacityCommand({ FleetId: guide.fleetId, DesiredInstances: 0 })),
    graceSeconds: 300,
    events: [],
  },
  {
    title: "the deletion of its fleet",
    bring: ({ bench, guide }) => bench.client.send(new DeleteFleetCommand({ FleetId: guide.fleetId })),
    graceSeconds: 300,
    events: [],
  },
  {
    title: "a Spot interruption",
    bring: async ({ control, guide }, { host }) =>
      control.command("interrupt-instance", { fleetId: guide.fleetId, instanceId: host.computeName }),
    graceSeconds: 120,
    events: ["INSTANCE_INTERRUPTED"],
    statusReason: "INTERRUPTED",
  },
];

describe.each(["clock", "real"] as const)("a process whose limits are counted on the %s", (base) => {
  let sdk: ServerSdkBench;
  let host: Host;
  let client: SdkClient;
  let gameSessionId: string;
  beforeEach(async () => {
    const wall = new StandingWall();
    sdk = await ServerSdkBench.start("ws", { wall, fleet: { FleetType: "SPOT" } });
    ({ host, client } = await sdk.placeable({ isReal: base === "real" }));
    await sdk.placements.start({ DesiredPlayerSessions: [{ PlayerId: "ada" }] });
    gameSessionId = String((await client.push()).GameSessionId);
    await client.ask("ActivateGameSession", { GameSessionId: gameSessionId });
    // Pushes to one process keep a distance.
    wall.pass(100);
  });
  afterEach(() => sdk.close());

  const now = () => sdk.control.clock()[base === "clock" ? "now" : "realNow"];
  const gameSession = () => sdk.record("gameSessions", gameSessionId);

  describe.each(endings)("that is ended by $title", ({ bring, graceSeconds, events, statusReason }) => {
    const told = async () => {
      const askedAt = now();
      await bring(sdk, { host, client, gameSessionId });
      const push = await client.push();
      expect(push).toEqual({ Action: "TerminateProcess", TerminationTime: askedAt + graceSeconds * 1_000 });
      expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
      expect(gameSession()).toMatchObject({ status: "TERMINATING" });
    };

    test("has ended by ProcessEnding, and its game session with it", async () => {
      await told();
      expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
      expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
      expect(gameSession()).toMatchObject({ status: "TERMINATED", currentPlayerSessionCount: 0 });
      expect(gameSession().statusReason).toBe(statusReason);
      await sdk.pass(base, 600);
      expect(sdk.fleetEvents()).toEqual(events);
    });

    test("is ended by force when it does not obey", async () => {
      await told();
      await sdk.pass(base, graceSeconds - 0.001);
      expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
      expect(gameSession()).toMatchObject({ status: "TERMINATING" });
      await sdk.pass(base, 0.001);
      expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
      expect(gameSession()).toMatchObject({ status: "TERMINATED" });
      expect(gameSession().statusReason).toBe(statusReason);
      expect(sdk.fleetEvents()).toEqual([...events, "SERVER_PROCESS_FORCE_TERMINATED"]);
    });
  });

  test("that is told to end twice is told once, and has the shorter of both times", async () => {
    const terminate = new TerminateGameSessionCommand({
      GameSessionId: gameSessionId,
      TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE",
    });
    await sdk.bench.client.send(terminate);
    await client.push();
    await sdk.pass(base, 60);
    sdk.control.command("interrupt-instance", {
      fleetId: sdk.guide.fleetId,
      instanceId: host.computeName,
    });
    await sdk.pass(base, 60);
    await sdk.bench.client.send(terminate);
    await sdk.pass(base, 59.999);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
    await sdk.pass(base, 0.001);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    await client.ponged();
    expect(client.frames).toEqual([]);
  });

  test("that is ended by FORCE_TERMINATE is over at once, without a fleet event", async () => {
    await sdk.bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId: gameSessionId, TerminationMode: "FORCE_TERMINATE" }),
    );
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(gameSession()).toMatchObject({ status: "TERMINATED", statusReason: "FORCE_TERMINATED" });
    expect(sdk.fleetEvents()).toEqual([]);
    await client.ponged();
    expect(client.frames).toEqual([]);
  });
});

test("a process in a location that is taken from its fleet is told to end, and the location waits for it", async () => {
  const sdk = await ServerSdkBench.start("ws");
  try {
    const { client: api } = sdk.bench;
    const { fleetId: FleetId } = sdk.guide;
    const [Locations, Location] = [[{ Location: "us-west-2" }], "us-west-2"];
    await api.send(new CreateFleetLocationsCommand({ FleetId, Locations }));
    await sdk.bench.settled();
    const host = sdk.host({ location: Location });
    const client = await sdk.connect(host);
    await client.ask("ActivateServerProcess", { Port: 7001 });
    await api.send(new DeleteFleetLocationsCommand({ FleetId, Locations: [Location] }));
    await sdk.bench.settled();
    expect(await client.push()).toMatchObject({ Action: "TerminateProcess" });
    expect(sdk.fleetEvents().at(-1)).toBe("LOCATION_STATE_DELETING");
    await client.ask("TerminateServerProcess");
    await sdk.bench.settled();
    expect(sdk.fleetEvents().at(-1)).toBe("LOCATION_STATE_DELETED");
  } finally {
    await sdk.close();
  }
});
