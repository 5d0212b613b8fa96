import {
  CreateAliasCommand,
  CreateBuildCommand,
  CreateFleetCommand,
  CreateLocationCommand,
  CreateScriptCommand,
  DeleteAliasCommand,
  DeleteBuildCommand,
  DeleteLocationCommand,
  DeleteScriptCommand,
  DeregisterComputeCommand,
  type GameLiftClient,
  ListAliasesCommand,
  ListBuildsCommand,
  ListComputeCommand,
  ListLocationsCommand,
  ListScriptsCommand,
  RegisterComputeCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

interface PageMembers {
  readonly Limit: number;
  readonly NextToken?: string;
}

interface Kind {
  /** Makes one and answers what the list calls it. */
  readonly create: (name: string) => Promise<string>;
  readonly remove: (id: string) => Promise<unknown>;
  readonly page: (
    members: PageMembers,
  ) => Promise<{ readonly ids: readonly (string | undefined)[]; readonly next: string | undefined }>;
}

/** Everything that is listed by creation, each spoken to by its own commands. */
const kinds: { readonly [operation: string]: (client: GameLiftClient, fleetId: string) => Kind } = {
  ListAliases: (client) => ({
    create: async (Name) => {
      const RoutingStrategy = { Type: "TERMINAL" as const, Message: "closed" };
      const { Alias } = await client.send(new CreateAliasCommand({ Name, RoutingStrategy }));
      return known(Alias?.AliasId);
    },
    remove: (AliasId) => client.send(new DeleteAliasCommand({ AliasId })),
    page: async (members) => {
      const answer = await client.send(new ListAliasesCommand(members));
      return { ids: known(answer.Aliases).map(({ AliasId }) => AliasId), next: answer.NextToken };
    },
  }),
  ListBuilds: (client) => ({
    create: async (Name) => {
      const { Build } = await client.send(
        new CreateBuildCommand({ Name, OperatingSystem: "AMAZON_LINUX_2023" }),
      );
      return known(Build?.BuildId);
    },
    remove: (BuildId) => client.send(new DeleteBuildCommand({ BuildId })),
    page: async (members) => {
      const answer = await client.send(new ListBuildsCommand(members));
      return { ids: known(answer.Builds).map(({ BuildId }) => BuildId), next: answer.NextToken };
    },
  }),
  ListScripts: (client) => ({
    create: async (Name) => {
      const { Script } = await client.send(new CreateScriptCommand({ Name, ZipFile: new Uint8Array(3) }));
      return known(Script?.ScriptId);
    },
    remove: (ScriptId) => client.send(new DeleteScriptCommand({ ScriptId })),
    page: async (members) => {
      const answer = await client.send(new ListScriptsCommand(members));
      return { ids: known(answer.Scripts).map(({ ScriptId }) => ScriptId), next: answer.NextToken };
    },
  }),
  ListLocations: (client) => ({
    create: async (name) => {
      const LocationName = `custom-${name}`;
      await client.send(new CreateLocationCommand({ LocationName }));
      return LocationName;
    },
    remove: (LocationName) => client.send(new DeleteLocationCommand({ LocationName })),
    page: async (members) => {
      const answer = await client.send(new ListLocationsCommand({ ...members, Filters: ["CUSTOM"] }));
      return {
        ids: known(answer.Locations).map(({ LocationName }) => LocationName),
        next: answer.NextToken,
      };
    },
  }),
  ListCompute: (client, FleetId) => ({
    create: async (ComputeName) => {
      await client.send(
        new RegisterComputeCommand({
          FleetId,
          ComputeName,
          Location: "custom-office",
          IpAddress: "10.1.2.3",
        }),
      );
      return ComputeName;
    },
    remove: (ComputeName) => client.send(new DeregisterComputeCommand({ FleetId, ComputeName })),
    page: async (members) => {
      const answer = await client.send(new ListComputeCommand({ ...members, FleetId }));
      return {
        ids: known(answer.ComputeList).map(({ ComputeName }) => ComputeName),
        next: answer.NextToken,
      };
    },
  }),
};

describe.each(wireProtocols)("over %s", (protocol) => {
  let bench: TestEmulator;
  let fleetId: string;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    await bench.client.send(new CreateLocationCommand({ LocationName: "custom-office" }));
    const { FleetAttributes: fleet } = await bench.client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }],
      }),
    );
    fleetId = known(fleet?.FleetId);
  });
  afterEach(() => bench.close());

  test.each(Object.entries(kinds))(
    "%s comes in pages that neither repeat nor skip what stays while others come and go",
    async (operation, kindOf) => {
      const kind = kindOf(bench.client, fleetId);
      // The location that the fleet is in was there before.
      const ids = operation === "ListLocations" ? ["custom-office"] : [];
      for (const name of ["one", "two", "three", "four", "five"]) ids.push(await kind.create(name));
      const [a, b, c, d, ...rest] = ids;

      const first = await kind.page({ Limit: 2 });
      expect(first.ids).toEqual([a, b]);
      await kind.remove(known(b));
      await kind.remove(known(c));
      const late = await kind.create("late");
      const second = await kind.page({ Limit: 2, NextToken: known(first.next) });
      expect(second.ids).toEqual([d, rest[0]]);
      const last = await kind.page({ Limit: 100, NextToken: known(second.next) });
      expect(last.ids).toEqual([...rest.slice(1), late]);
      expect(last.next).toBeUndefined();
    },
  );

  test.each(Object.entries(kinds))("%s refuses a token that it did not issue", async (_operation, kindOf) => {
    await expect(
      kindOf(bench.client, fleetId).page({ Limit: 1, NextToken: "bm9uZQ==" }),
    ).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("NextToken"),
    });
  });

  test("a token holds for the filter that it came with, and no other", async () => {
    const alias = kinds.ListAliases?.(bench.client, fleetId);
    for (const name of ["same", "same", "other"]) await alias?.create(name);
    const { NextToken } = await bench.client.send(new ListAliasesCommand({ Name: "same", Limit: 1 }));
    for (const filter of [{}, { Name: "other" }, { RoutingStrategyType: "TERMINAL" as const }]) {
      await expect(
        bench.client.send(new ListAliasesCommand({ ...filter, NextToken: known(NextToken) })),
      ).rejects.toMatchObject({ name: "InvalidRequestException" });
    }
    const next = await bench.client.send(new ListAliasesCommand({ Name: "same", NextToken }));
    expect(next.Aliases).toHaveLength(1);
  });
});
