/** Queues that lead nowhere, or not where the servers are. */
import {
  DeleteAliasCommand,
  DeleteFleetCommand,
  UpdateAliasCommand,
  UpdateFleetCapacityCommand,
} from "@aws-sdk/client-gamelift";
import { makeBuild, makeFleet } from "../../../testing/fleets.ts";
import { known } from "../../../testing/guide-set-up.ts";
import type { BrokenSetUp } from "../broken-set-up.ts";
import type { ExplainBench } from "../explain-bench.ts";

async function secondFleet({ sdk: { bench } }: ExplainBench) {
  const fleet = await makeFleet(bench, await makeBuild(bench), { Name: "second" });
  await bench.settled();
  return fleet;
}

export const destinationSetUps: readonly BrokenSetUp[] = [
  {
    title: "the alias leads to a fleet without servers",
    code: "servers-elsewhere",
    make: async (bench) => {
      await bench.sdk.placeable();
      const { FleetId } = await secondFleet(bench);
      await bench.client.send(
        new UpdateAliasCommand({
          AliasId: bench.sdk.guide.aliasId,
          RoutingStrategy: { Type: "SIMPLE", FleetId },
        }),
      );
      return await bench.waitInVain();
    },
  },
  {
    title: "the alias is TERMINAL",
    code: "alias-terminal",
    make: async (bench) => {
      await bench.sdk.placeable();
      await bench.client.send(
        new UpdateAliasCommand({
          AliasId: bench.sdk.guide.aliasId,
          RoutingStrategy: { Type: "TERMINAL", Message: "closed for maintenance" },
        }),
      );
      return await bench.waitInVain();
    },
  },
  {
    title: "the alias was deleted",
    code: "alias-missing",
    make: async (bench) => {
      await bench.client.send(new DeleteAliasCommand({ AliasId: bench.sdk.guide.aliasId }));
      return await bench.waitInVain();
    },
  },
  {
    title: "the destination is the ARN of a deleted fleet",
    code: "fleet-missing",
    make: async (bench) => {
      const { FleetId, FleetArn } = await secondFleet(bench);
      await bench.changeQueue({ Destinations: [{ DestinationArn: FleetArn }] });
      await bench.client.send(
        new UpdateFleetCapacityCommand({ FleetId: known(FleetId), DesiredInstances: 0, MinSize: 0 }),
      );
      await bench.sdk.bench.settled();
      await bench.client.send(new DeleteFleetCommand({ FleetId }));
      await bench.sdk.bench.advance(1);
      return await bench.waitInVain();
    },
  },
  {
    title: "the queue has no destinations",
    code: "queue-without-destinations",
    make: async (bench) => {
      await bench.sdk.placeable();
      await bench.changeQueue({ Destinations: [] });
      return await bench.waitInVain();
    },
  },
  {
    title: "the queue's filter excludes every location",
    code: "location-filtered",
    make: async (bench) => {
      await bench.sdk.placeable();
      await bench.changeQueue({ FilterConfiguration: { AllowedLocations: ["eu-west-1"] } });
      return await bench.waitInVain();
    },
  },
  {
    title: "the latency policy is too strict for one player",
    code: "latency-policy",
    make: async (bench) => {
      await bench.sdk.placeable();
      await bench.changeQueue({
        PlayerLatencyPolicies: [{ MaximumIndividualPlayerLatencyMilliseconds: 50 }],
      });
      const PlayerLatencies = [
        { PlayerId: "ada", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 30 },
        { PlayerId: "ben", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 180 },
      ];
      return await bench.waitInVain({ PlayerLatencies });
    },
  },
  {
    title: "the queue has latency policies, and the request no latencies",
    code: "latency-data-missing",
    make: async (bench) => {
      bench.topic();
      await bench.changeQueue({
        PlayerLatencyPolicies: [{ MaximumIndividualPlayerLatencyMilliseconds: 50 }],
      });
      await bench.play();
      return undefined;
    },
  },
  {
    title: "the fleet has no capacity",
    code: "fleet-without-capacity",
    make: async (bench) => {
      const FleetId = bench.sdk.guide.fleetId;
      await bench.client.send(new UpdateFleetCapacityCommand({ FleetId, DesiredInstances: 0, MinSize: 0 }));
      await bench.sdk.bench.settled();
      return await bench.waitInVain();
    },
  },
];
