/** People who run fleets: they scale, move aliases, change queues, add and remove places, and lose instances. */
import type { Fleet } from "../../domain/fleet.ts";
import type { Act } from "../step.ts";
import { OTHER_REGION } from "./places.ts";
import { type Acts, type Player, reference, regionOfFleet, type View } from "./player.ts";

const call = (operation: string, parameters: object, region?: string): Act => ({
  act: "call",
  operation,
  parameters: { ...parameters },
  ...(region === undefined ? {} : { region }),
});

const isManaged = ({ computeType }: Fleet): boolean => computeType === "EC2";

function* scale(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets", isManaged);
  if (fleet === undefined) return;
  const location = chance.pick(fleet.record.locations)?.location;
  yield call(
    "UpdateFleetCapacity",
    {
      FleetId: reference(fleet, "fleetId"),
      DesiredInstances: chance.percent(30) ? 0 : chance.below(5),
      ...(chance.percent(70) ? { MaxSize: chance.between(4, 8) } : {}),
      ...(chance.percent(20) ? { MinSize: chance.below(3) } : {}),
      ...(chance.percent(50) && location !== undefined ? { Location: location } : {}),
    },
    regionOfFleet(fleet).region,
  );
}

function* interrupt(view: View): Acts {
  const fleet = view.any("fleets", ({ fleetType, status }) => fleetType === "SPOT" && status === "ACTIVE");
  if (fleet === undefined) return;
  const instance = view.any("instances", ({ fleetId }) => fleetId === fleet.record.fleetId);
  yield {
    act: "control",
    command: "interrupt-instance",
    ...regionOfFleet(fleet),
    parameters: {
      fleetId: reference(fleet, "fleetId"),
      ...(instance === undefined || view.chance.percent(40)
        ? {}
        : { instanceId: reference(instance, "instanceId") }),
    },
  };
}

function* createFleet(view: View): Acts {
  const { chance } = view;
  const build = view.any("builds");
  if (build === undefined || view.world.references.of("fleets").length > 6) return;
  const isAnywhere = chance.percent(30);
  yield call("CreateFleet", {
    Name: `fleet-${chance.below(9)}`,
    ...(isAnywhere
      ? { ComputeType: "ANYWHERE", Locations: [{ Location: "custom-desk" }] }
      : {
          BuildId: reference(build, "buildId"),
          EC2InstanceType: chance.oneOf("c4.large", "c5.large"),
          FleetType: chance.oneOf("SPOT", "ON_DEMAND"),
          RuntimeConfiguration: {
            ServerProcesses: [
              { LaunchPath: "/local/game/server", ConcurrentExecutions: chance.between(1, 3) },
            ],
            GameSessionActivationTimeoutSeconds: chance.oneOf(10, 60),
            ...(chance.percent(30) ? { MaxConcurrentGameSessionActivations: 1 } : {}),
          },
          ...(chance.percent(40) ? { Locations: [{ Location: OTHER_REGION }] } : {}),
          ...(chance.percent(20) ? { NewGameSessionProtectionPolicy: "FullProtection" } : {}),
          ...(chance.percent(20)
            ? { ResourceCreationLimitPolicy: { NewGameSessionsPerCreator: 2, PolicyPeriodInMinutes: 1 } }
            : {}),
        }),
  });
}

function* deleteFleet(view: View): Acts {
  const fleet = view.any("fleets");
  // A world without fleets is a dull one.
  if (fleet === undefined || view.tables.fleets.size < 3) return;
  yield call("DeleteFleet", { FleetId: reference(fleet, "fleetId") }, regionOfFleet(fleet).region);
}

function* changeLocations(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets", isManaged);
  if (fleet === undefined) return;
  const FleetId = reference(fleet, "fleetId");
  const isAdding = chance.percent(60);
  yield isAdding
    ? call("CreateFleetLocations", { FleetId, Locations: [{ Location: OTHER_REGION }] })
    : call("DeleteFleetLocations", { FleetId, Locations: [OTHER_REGION] });
}

function* removeCustomLocation(view: View): Acts {
  const LocationName = view.chance.oneOf("custom-desk", "custom-cellar");
  yield call(view.chance.percent(50) ? "DeleteLocation" : "CreateLocation", { LocationName });
}

function* moveAlias(view: View): Acts {
  const { chance } = view;
  const alias = view.any("aliases");
  const fleet = view.any("fleets");
  if (alias === undefined || fleet === undefined) return;
  yield call("UpdateAlias", {
    AliasId: reference(alias, "aliasId"),
    RoutingStrategy: chance.percent(20)
      ? { Type: "TERMINAL", Message: "closed for today" }
      : { Type: "SIMPLE", FleetId: reference(fleet, "fleetId") },
  });
}

function* changeQueue(view: View): Acts {
  const { chance } = view;
  const queue = view.any("queues");
  if (queue === undefined) return;
  const destinations = [view.any("aliases"), view.any("fleets"), view.any("fleets")]
    .filter((thing) => thing !== undefined && !chance.percent(30))
    .map((thing) =>
      reference(thing as { name: string }, thing?.table === "aliases" ? "aliasArn" : "fleetArn"),
    );
  yield call("UpdateGameSessionQueue", {
    Name: reference(queue, "name"),
    ...(chance.percent(30) ? { TimeoutInSeconds: chance.oneOf(10, 20, 60, 600) } : {}),
    ...(chance.percent(60)
      ? { Destinations: [...new Set(destinations)].map((DestinationArn) => ({ DestinationArn })) }
      : {}),
    ...(chance.percent(30) ? { PlayerLatencyPolicies: policies(view) } : {}),
    ...(chance.percent(20)
      ? {
          FilterConfiguration: chance.percent(50)
            ? {}
            : { AllowedLocations: [chance.oneOf("us-east-1", OTHER_REGION)] },
        }
      : {}),
    ...(chance.percent(20)
      ? {
          PriorityConfiguration: {
            PriorityOrder: [chance.oneOf("COST", "LATENCY", "DESTINATION", "LOCATION")],
          },
        }
      : {}),
    ...(chance.percent(15) ? { CustomEventData: chance.oneOf("", "spring") } : {}),
  });
}

const policies = ({ chance }: View): readonly object[] =>
  Array.from({ length: chance.below(3) }, (_, index) => ({
    MaximumIndividualPlayerLatencyMilliseconds: chance.between(3, 12) * 10 + index * 60,
    PolicyDurationSeconds: chance.oneOf(5, 10, 30),
  }));

function* createOrDeleteQueue(view: View): Acts {
  const { chance } = view;
  const queue = view.any("queues");
  if (queue !== undefined && view.tables.queues.size > 2 && chance.percent(50)) {
    yield call("DeleteGameSessionQueue", { Name: reference(queue, "name") });
    return;
  }
  const topic = view.any("topics");
  const fleet = view.any("fleets");
  yield call(
    "CreateGameSessionQueue",
    {
      Name: `queue-${chance.below(5)}`,
      ...(chance.percent(70) ? { TimeoutInSeconds: chance.oneOf(10, 30) } : {}),
      ...(fleet === undefined ? {} : { Destinations: [{ DestinationArn: reference(fleet, "fleetArn") }] }),
      ...(topic === undefined ? {} : { NotificationTarget: reference(topic, "topicArn") }),
      ...(chance.percent(40) ? { PlayerLatencyPolicies: policies(view) } : {}),
    },
    chance.percent(10) ? OTHER_REGION : undefined,
  );
}

function* deregister(view: View): Acts {
  const compute = view.any("computes");
  if (compute === undefined) return;
  yield call("DeregisterCompute", {
    FleetId: reference(compute, "fleetId"),
    ComputeName: reference(compute, "computeName"),
  });
}

/** The launcher of a fleet whose build is a folder here tells what it has found. */
function* validateLaunchPaths(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets", ({ launchedFrom }) => launchedFrom !== undefined);
  if (fleet === undefined) return;
  const fleetId = reference(fleet, "fleetId");
  if (chance.percent(20)) {
    yield { act: "control", command: "launch-refused", parameters: { fleetId, message: "no such file" } };
    return;
  }
  const flaws = chance.percent(40)
    ? [{ code: "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND", message: "no such file" }]
    : [];
  yield { act: "control", command: "launch-paths-validated", parameters: { fleetId, flaws } };
}

function* bench(view: View): Acts {
  const { chance } = view;
  const process = view.any("serverProcesses");
  const gameSession = view.any("gameSessions", ({ status }) => status === "ACTIVE");
  const control = (command: string, parameters: object): Act => ({
    act: "control",
    command,
    parameters: { ...parameters },
  });
  const endpoint = chance.percent(30) ? { endpoint: "wss://elsewhere.example.net/" } : {};
  yield chance.oneOf(
    control("refresh-connection", {
      ...(process === undefined || chance.percent(20) ? {} : { processId: reference(process, "processId") }),
      ...endpoint,
    }),
    control("push-update-game-session", {
      gameSessionId: gameSession === undefined ? "none" : reference(gameSession, "gameSessionId"),
    }),
    control("create-topic", { name: chance.oneOf("more.fifo", "more") }),
    control("subscribe", {
      topicArn: view.name("topics", "topicArn"),
      queueName: chance.oneOf("events", "events.fifo"),
      ...(chance.percent(30) ? { rawMessageDelivery: true } : {}),
    }),
  );
}

function* reset(view: View): Acts {
  // What is forgotten is gone: seldom, or nothing would ever grow old.
  if (view.chance.percent(15)) yield { act: "control", command: "reset", parameters: {} };
}

export const operators: readonly Player[] = [
  { name: "scale", weight: 4, play: scale },
  { name: "interrupt", weight: 2, play: interrupt },
  { name: "create a fleet", weight: 2, play: createFleet },
  { name: "delete a fleet", weight: 1, play: deleteFleet },
  { name: "change locations", weight: 1, play: changeLocations },
  { name: "remove a custom location", weight: 0.3, play: removeCustomLocation },
  { name: "move an alias", weight: 2, play: moveAlias },
  { name: "change a queue", weight: 3, play: changeQueue },
  { name: "create or delete a queue", weight: 1, play: createOrDeleteQueue },
  { name: "deregister a compute", weight: 1, play: deregister },
  { name: "validate launch paths", weight: 1, play: validateLaunchPaths },
  { name: "use the bench", weight: 2, play: bench },
  { name: "reset", weight: 0.1, play: reset },
];
