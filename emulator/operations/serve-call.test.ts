import { GetGameSessionLogUrlCommand, ListFleetsCommand } from "@aws-sdk/client-gamelift";
import { expect, test } from "vitest";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";
import { serviceModel } from "../wire/service-model.ts";
import { operations } from "./table.ts";

test("the table names operations of the service model only", () => {
  expect(Object.keys(serviceModel.inputs)).toEqual(expect.arrayContaining([...operations.keys()]));
});

test.each(wireProtocols)(
  "an operation that is not written is refused by its name over %s",
  async (protocol) => {
    const bench = await TestEmulator.start(protocol);
    try {
      await expect(bench.client.send(new ListFleetsCommand({}))).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringMatching(/^ListFleets .*coverage/),
        $metadata: { httpStatusCode: 400 },
      });
      await expect(
        bench.client.send(new GetGameSessionLogUrlCommand({ GameSessionId: "any" })),
      ).rejects.toMatchObject({ message: expect.stringContaining("GetGameSessionLogUrl") });
    } finally {
      await bench.close();
    }
  },
);
