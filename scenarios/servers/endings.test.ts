/**
 * Every way in which GameLift ends a server with a match in it, as Nakama and the players see it.
 * @module-tag virtual
 */
import {
  DeleteFleetCommand,
  DeregisterComputeCommand,
  DescribeFleetEventsCommand,
  DescribeGameSessionsCommand,
  ListComputeCommand,
  TerminateGameSessionCommand,
  UpdateFleetCapacityCommand,
} from "@aws-sdk/client-gamelift";
import { expect, type ServerScript, scenario, type World, type WorldOptions } from "../../harness/index.ts";

async function match(world: World, script?: ServerScript) {
  await world.gameServers({ count: 1, ...(script === undefined ? {} : { script }) });
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
  await world.quiet();
  const [row] = await world.index();
  expect(row).toMatchObject({ status: "ACTIVE", playerCount: 2 });
  const lostByAll = () => Promise.all([ada.game?.dropped, ben.game?.dropped]);
  return { gameSessionId: row?.id ?? "", lostByAll };
}

/** By its id, since its fleet may be gone. */
async function gameSession(world: World, GameSessionId: string) {
  const { GameSessions } = await world.gamelift.send(new DescribeGameSessionsCommand({ GameSessionId }));
  return GameSessions?.[0];
}

/** What happened to servers, game sessions and instances of the world's fleet, oldest first. */
async function fleetEvents(world: World): Promise<readonly string[]> {
  const { Events = [] } = await world.gamelift.send(
    new DescribeFleetEventsCommand({ FleetId: world.resources.fleetId }),
  );
  const codes = Events.map(({ EventCode = "" }) => EventCode).toReversed();
  return codes.filter((code) => !code.startsWith("FLEET_"));
}

interface Ending {
  readonly title: string;
  readonly bring: (world: World, gameSessionId: string) => Promise<unknown>;
  readonly script?: ServerScript;
  readonly options?: WorldOptions;
  readonly graceSeconds: number;
  readonly statusReason?: string;
  readonly events: readonly string[];
  /** What runs after it, of a fleet that keeps one process. */
  readonly follower: "ready" | "nothing";
}

const terminate = (TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" | "FORCE_TERMINATE") => {
  return (world: World, GameSessionId: string) =>
    world.gamelift.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode }));
};

const endings: readonly Ending[] = [
  {
    title: "TerminateGameSession",
    bring: terminate("TRIGGER_ON_PROCESS_TERMINATE"),
    graceSeconds: 300,
    statusReason: "TRIGGERED_ON_PROCESS_TERMINATE",
    events: [],
    follower: "ready",
  },
  {
    title: "a scale-in",
    bring: (world) =>
      world.gamelift.send(
        new UpdateFleetCapacityCommand({ FleetId: world.resources.fleetId, DesiredInstances: 0 }),
      ),
    graceSeconds: 300,
    events: [],
    follower: "nothing",
  },
  {
    title: "the deletion of its fleet",
    bring: (world) => world.gamelift.send(new DeleteFleetCommand({ FleetId: world.resources.fleetId })),
    graceSeconds: 300,
    events: [],
    follower: "nothing",
  },
  {
    title: "a Spot interruption",
    bring: (world) => world.bench.command("interrupt-instance", { fleetId: world.resources.fleetId }),
    options: { fleetType: "SPOT" },
    graceSeconds: 120,
    statusReason: "INTERRUPTED",
    events: ["INSTANCE_INTERRUPTED"],
    follower: "ready",
  },
  {
    title: "three unhealthy reports",
    bring: (world) => world.clock.advance("4m"),
    script: { unhealthyAfterHeartbeats: 1 },
    graceSeconds: 300,
    events: ["SERVER_PROCESS_TERMINATED_UNHEALTHY"],
    follower: "ready",
  },
  {
    title: "missing health reports",
    bring: (world) => world.clock.advance("180s"),
    script: { silentAfterHeartbeats: 1 },
    graceSeconds: 300,
    events: ["SERVER_PROCESS_TERMINATED_UNHEALTHY"],
    follower: "ready",
  },
];

for (const { title, bring, script, options, graceSeconds, statusReason, events, follower } of endings) {
  const followers = follower === "ready" ? ["ready"] : [];
  const over = {
    Status: "TERMINATED",
    CurrentPlayerSessionCount: 0,
    ...(statusReason === undefined ? {} : { StatusReason: statusReason }),
  };

  scenario(
    `a server obeys ${title}: it tells Nakama, and the match is over`,
    options ?? {},
    async (world) => {
      const { gameSessionId, lostByAll } = await match(world, script);
      await bring(world, gameSessionId);
      await lostByAll();
      await world.clock.settle();
      expect(await gameSession(world, gameSessionId)).toMatchObject(over);
      expect(await world.index()).toEqual([]);
      expect(await fleetEvents(world)).toEqual(events);
      expect(world.servers.map(({ state }) => state)).toEqual(["ended", ...followers]);
    },
  );

  scenario(
    `a server defies ${title}: killed after ${graceSeconds} s, its row stays until a Get`,
    options ?? {},
    async (world) => {
      const { gameSessionId, lostByAll } = await match(world, { ...script, ignoreTerminate: true });
      await bring(world, gameSessionId);
      await world.clock.settle();
      expect(await gameSession(world, gameSessionId)).toMatchObject({ Status: "TERMINATING" });
      await world.clock.advance(`${graceSeconds}s`);
      await lostByAll();
      await world.clock.settle();
      expect(await gameSession(world, gameSessionId)).toMatchObject(over);
      expect(await fleetEvents(world)).toEqual([...events, "SERVER_PROCESS_FORCE_TERMINATED"]);
      expect(world.servers.map(({ state }) => state)).toEqual(["crashed", ...followers]);
      // Nobody tells Nakama, whose sync comes every 15 minutes.
      expect(await world.index()).toMatchObject([{ id: gameSessionId }]);
      await world.rpc("fleet_get", { id: gameSessionId });
      expect(await world.index()).toEqual([]);
    },
  );
}

scenario("FORCE_TERMINATE kills a server with players inside at once", async (world) => {
  const { gameSessionId, lostByAll } = await match(world);
  await terminate("FORCE_TERMINATE")(world, gameSessionId);
  await lostByAll();
  await world.clock.settle();
  expect(await world.gameSessions()).toMatchObject([
    { status: "TERMINATED", statusReason: "FORCE_TERMINATED" },
  ]);
  expect(await fleetEvents(world)).toEqual([]);
  expect(world.servers.map(({ state }) => state)).toEqual(["crashed", "ready"]);
  await world.rpc("fleet_get", { id: gameSessionId });
  expect(await world.index()).toEqual([]);
});

scenario(
  "the compute of a match is deregistered: the server is told to end, and tells Nakama",
  { fleet: "ANYWHERE" },
  async (world) => {
    const { lostByAll } = await match(world);
    const { fleetId: FleetId } = world.resources;
    const { ComputeList } = await world.gamelift.send(new ListComputeCommand({ FleetId }));
    const ComputeName = ComputeList?.[0]?.ComputeName;
    await world.gamelift.send(new DeregisterComputeCommand({ FleetId, ComputeName }));
    await lostByAll();
    await world.clock.settle();
    expect(await world.gameSessions()).toMatchObject([
      { status: "TERMINATED", currentPlayerSessionCount: 0 },
    ]);
    expect(await world.index()).toEqual([]);
    expect(world.servers.map(({ state }) => state)).toEqual(["ended"]);
  },
);
