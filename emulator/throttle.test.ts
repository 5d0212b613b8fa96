import { GetComputeAuthTokenCommand, ListAliasesCommand } from "@aws-sdk/client-gamelift";
import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "./options.ts";
import { rawCaller } from "./testing/bad-input/raw-caller.ts";
import { TestEmulator, type WireProtocol, wireProtocols } from "./testing/test-emulator.ts";

const running: TestEmulator[] = [];
afterEach(async () => {
  for (const bench of running.splice(0)) await bench.close();
});

async function start(protocol: WireProtocol, options: EmulatorOptions): Promise<TestEmulator> {
  const bench = await TestEmulator.start(protocol, options);
  running.push(bench);
  return bench;
}

/** The names of what is answered to calls for the token of a compute that does not exist, one after the other. */
async function askedFor(bench: TestEmulator, calls: number): Promise<readonly string[]> {
  const names: string[] = [];
  for (let count = 0; count < calls; count += 1) {
    const command = new GetComputeAuthTokenCommand({ FleetId: "fleet-1", ComputeName: "desk" });
    const name = await bench.client.send(command).catch((error: Error) => error.name);
    names.push(String(name));
  }
  return names;
}

const times = (count: number, name: string) => Array.from({ length: count }, () => name);

describe.each(wireProtocols)("rate limits over %s", (protocol) => {
  test("throttle as published, failed calls included, and let in more as GameLift's time passes", async () => {
    const bench = await start(protocol, { rateLimits: true });
    expect(await askedFor(bench, 12)).toEqual([
      ...times(10, "NotFoundException"),
      ...times(2, "ThrottlingException"),
    ]);
    await bench.advance(1);
    expect(await askedFor(bench, 6)).toEqual([...times(5, "NotFoundException"), "ThrottlingException"]);
  });

  test("are told as AWS does, and to the journal as a request that was refused", async () => {
    const bench = await start(protocol, { rateLimits: { ListAliases: { burst: 1, perSecond: 0.1 } } });
    await bench.client.send(new ListAliasesCommand({})).catch(() => undefined);
    await expect(bench.client.send(new ListAliasesCommand({}))).rejects.toMatchObject({
      name: "ThrottlingException",
      message: "Rate exceeded",
      $metadata: { httpStatusCode: 400 },
    });
    expect(bench.emulator.control.journal(0).at(-1)).toMatchObject({
      kind: "refusal",
      what: "API request refused: ThrottlingException",
      details: { operation: "ListAliases", caller: { scope: { region: "us-east-1" } } },
    });
  });

  test("count calls that break a limit of their input, and none whose bytes cannot be understood", async () => {
    const bench = await start(protocol, { rateLimits: { CreateAlias: { burst: 2, perSecond: 1 } } });
    const caller = rawCaller(bench.emulator.addresses.apiUrl, protocol);
    const nonsense = async () => (await caller.send("CreateAlias", Buffer.from("?"))).errorName;
    const broken = async () => (await caller.call("CreateAlias", {})).errorName;
    expect([await nonsense(), await broken(), await nonsense(), await broken(), await broken()]).toEqual([
      "SerializationException",
      "InvalidRequestException",
      "SerializationException",
      "InvalidRequestException",
      "ThrottlingException",
    ]);
    caller.close();
  });

  test("are off unless asked for, and then leave no trace", async () => {
    const bench = await start(protocol, {});
    expect(await askedFor(bench, 12)).toEqual(times(12, "NotFoundException"));
    expect(bench.emulator.control.state()).toEqual([]);
    expect(bench.emulator.control.journal(0).some(({ what }) => what.startsWith("admission"))).toBe(false);
  });
});

test.each([
  [true, "ThrottlingException"],
  [false, "com.amazonaws.gamelift#ThrottlingException"],
])("CBOR names a throttled call's type by its option: bare %s", async (bareFrameworkErrorTypes, type) => {
  const rateLimits = { account: { burst: 1, perSecond: 0.1 } };
  const bench = await start("cbor", { rateLimits, bareFrameworkErrorTypes });
  const caller = rawCaller(bench.emulator.addresses.apiUrl, "cbor");
  await caller.call("ListAliases", {});
  expect((await caller.call("DescribeAlias", {})).body).toEqual({
    __type: type,
    message: "Rate exceeded",
    Message: "Rate exceeded",
  });
  caller.close();
});

test.each([
  ["NoSuchOperation", { burst: 1, perSecond: 1 }, "neither an operation"],
  ["CreateFleet", { burst: 0.5, perSecond: 1 }, "burst of 0.5"],
  ["CreateFleet", { burst: 1, perSecond: 0.05 }, "multiple of 0.1"],
  ["account", { burst: 1, perSecond: 0.25 }, "multiple of 0.1"],
])("a raised limit that is none is refused at the start: %s %j", async (name, limit, message) => {
  await expect(TestEmulator.start("json", { rateLimits: { [name]: limit } })).rejects.toThrow(message);
});
