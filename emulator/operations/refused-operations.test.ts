import * as gamelift from "@aws-sdk/client-gamelift";
import { SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";
import { operationNames } from "../wire/service-model.ts";
import { operations } from "./table.ts";

const refusedNames = operationNames.filter((name) => !operations.has(name));

test("seventy of the 120 operations are imitated, the fifty others refused", () => {
  expect([operationNames.length, operations.size, refusedNames.length]).toEqual([120, 70, 50]);
});

/** The SDK's own command for an operation, with an input that lacks whatever the operation requires. */
function emptyCommand(operation: string): gamelift.ListFleetsCommand {
  const commands = gamelift as unknown as { readonly [name: string]: typeof gamelift.ListFleetsCommand };
  const Command = commands[`${operation}Command`];
  if (Command === undefined) throw new Error(`the SDK has no command for ${operation}`);
  return new Command({});
}

describe.each(wireProtocols)(
  `${refusedNames.length} operations that are not imitated, over %s`,
  (protocol) => {
    let bench: TestEmulator;
    let client: gamelift.GameLiftClient;

    beforeAll(async () => {
      bench = await TestEmulator.start(protocol);
      client = new gamelift.GameLiftClient({
        endpoint: bench.emulator.addresses.apiUrl,
        region: "us-east-1",
        credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
        maxAttempts: 3,
        ...(protocol === "cbor" ? { protocol: SmithyRpcV2CborProtocol } : {}),
      });
    });
    afterAll(async () => {
      client.destroy();
      await bench.close();
    });

    test.each(refusedNames)(
      "%s is refused by name, whatever its input lacks, and not tried again",
      async (name) => {
        const { control } = bench.emulator;
        const before = { hash: control.stateHash(), sequence: control.journal(0).at(-1)?.sequence ?? 0 };

        const error = await client.send(emptyCommand(name)).catch((refusal: unknown) => refusal);

        expect(error).toBeInstanceOf(gamelift.InvalidRequestException);
        expect(error).toMatchObject({
          message: `${name} is not emulated yet. Amazon GameLift has it; docs/coverage.md lists what this emulator imitates.`,
          $metadata: { httpStatusCode: 400, attempts: 1 },
          $response: { headers: { "x-emulator-unsupported": "true" } },
        });
        expect(control.stateHash()).toBe(before.hash);
        const [input, refusal] = control.journal(before.sequence);
        expect([input?.what, refusal?.what]).toEqual([name, `${name} refused`]);
      },
    );
  },
);

test.each(wireProtocols)(
  "a member that is not imitated is refused in the same way over %s",
  async (protocol) => {
    const bench = await TestEmulator.start(protocol);
    try {
      const fleet = new gamelift.CreateFleetCommand({
        Name: "with a gateway",
        ComputeType: "ANYWHERE",
        PlayerGatewayMode: "ENABLED",
      });
      await expect(bench.client.send(fleet)).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringMatching(/^PlayerGatewayMode ENABLED of CreateFleet is not emulated yet\./),
        $response: { headers: { "x-emulator-unsupported": "true" } },
      });
    } finally {
      await bench.close();
    }
  },
);
