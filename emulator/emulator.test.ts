import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { CreateFleetCommand, CreateLocationCommand, RegisterComputeCommand } from "@aws-sdk/client-gamelift";
import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "./index.ts";
import { eventually } from "./testing/eventually.ts";
import { setUpAsInTheGuide } from "./testing/guide-set-up.ts";
import { TestEmulator } from "./testing/test-emulator.ts";
import { bulkyPlacement, UnreadConnection } from "./testing/unread-connection.ts";

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

const portsOf = ({ addresses }: Emulator): readonly number[] => [
  ...[addresses.apiUrl, addresses.serverSdkUrl, addresses.serverSdkTlsUrl, addresses.queueUrl].map((url) =>
    Number(new URL(url).port),
  ),
  addresses.connectPort,
  addresses.tlsPort,
];

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect", { signal: AbortSignal.timeout(30_000) });
  return socket;
}

describe("an emulator", () => {
  test("listens on six ports, and on none once it is closed, whoever is still connected", async () => {
    const emulator = await startEmulator();
    const ports = portsOf(emulator);
    expect(new Set(ports).size).toBe(6);
    // Neither says a word: not an HTTP request, not the beginning of a TLS handshake.
    const silent = await Promise.all(ports.map(connected));
    const ended = silent.map((socket) => once(socket, "close", { signal: AbortSignal.timeout(30_000) }));
    for (const socket of silent) {
      socket.on("error", () => undefined);
      socket.resume();
    }
    await emulator.close();
    await Promise.all(ended);
    for (const port of ports) await expect(connected(port)).rejects.toThrow("ECONNREFUSED");
    await emulator.close();
  });

  test("that finds a port taken says which and what for, and leaves nothing listening", async () => {
    const first = await start();
    const [apiPort = 0, sdkPort = 0] = portsOf(first);
    await first.close();
    const taker = await start({ ports: { serverSdk: sdkPort } });
    await expect(startEmulator({ ports: { api: apiPort, serverSdk: sdkPort } })).rejects.toThrow(
      `game servers' socket: port ${sdkPort} of 127.0.0.1 is taken`,
    );
    await expect(connected(apiPort)).rejects.toThrow("ECONNREFUSED");
    expect(new URL(taker.addresses.serverSdkUrl).port).toBe(String(sdkPort));
  });

  test("can be closed while answers are on their way", async () => {
    const bench = await TestEmulator.start("json");
    const guide = await setUpAsInTheGuide(bench);
    const connection = await UnreadConnection.open(bench.emulator.addresses.apiUrl);
    for (let number = 1; number <= 4; number += 1) {
      connection.call("StartGameSessionPlacement", bulkyPlacement(`placement-${number}`, guide.queueName));
    }
    const { control } = bench.emulator;
    const answered = () => control.journal(0).filter(({ what }) => what === "answered").length;
    const started = () =>
      control.journal(0).filter(({ kind, what }) => kind === "input" && what === "StartGameSessionPlacement");
    await eventually("all calls have come in", () => started().length === 4);
    expect(control.busy()).toContainEqual(expect.stringContaining("is being answered"));
    const before = answered();
    await bench.close();
    connection.reset();
    expect(answered()).toBe(before);
    expect(control.journal(0).filter(({ kind }) => kind === "failure")).toEqual([]);
  });

  test("offers game servers TLS in the name of its address, of localhost and of hosts that were allowed", async () => {
    const emulator = await start({ allowedHosts: ["windtunnel"] });
    const port = Number(new URL(emulator.addresses.serverSdkTlsUrl).port);
    const namesFor = async (servername: string) => {
      const socket = connectTls({ port, host: "127.0.0.1", servername, rejectUnauthorized: false });
      await once(socket, "secureConnect", { signal: AbortSignal.timeout(30_000) });
      const names = socket.getPeerCertificate().subjectaltname;
      socket.destroy();
      return names;
    };
    expect(await namesFor("")).toBe("IP Address:127.0.0.1");
    expect(await namesFor("localhost")).toBe("DNS:localhost");
    expect(await namesFor("Windtunnel")).toBe("DNS:windtunnel");
    expect(await namesFor("evil.example")).toBe("IP Address:127.0.0.1");
  });

  test("takes SQS calls on a port of its own, from programs and not from web pages", async () => {
    const { addresses } = await start();
    const ask = (headers: Record<string, string>) =>
      fetch(addresses.queueUrl, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: "Action=ListQueues&Version=2012-11-05",
      });
    expect((await ask({ origin: "https://evil.example" })).status).toBe(403);
    const answer = await ask({});
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("No queue broker")]);
  });

  test("tells game servers what it was told to tell them, and calls a wildcard by a name that answers", async () => {
    const named = await TestEmulator.start("json", { serverSdkEndpoint: "wss://games.example:7302" });
    running.push(named.emulator);
    const location = "custom-here-1";
    await named.client.send(new CreateLocationCommand({ LocationName: location }));
    const { FleetAttributes } = await named.client.send(
      new CreateFleetCommand({ Name: "any", ComputeType: "ANYWHERE", Locations: [{ Location: location }] }),
    );
    const { Compute } = await named.client.send(
      new RegisterComputeCommand({
        FleetId: FleetAttributes?.FleetId,
        ComputeName: "one",
        Location: location,
        IpAddress: "127.0.0.1",
      }),
    );
    expect(Compute?.GameLiftServiceSdkEndpoint).toBe("wss://games.example:7302");

    const { addresses } = await start({ bindAddress: "0.0.0.0" });
    expect(new URL(addresses.serverSdkUrl).hostname).toBe("127.0.0.1");
  });

  test("takes no empty control token", async () => {
    await expect(startEmulator({ controlToken: "" })).rejects.toThrow("the control token is empty");
  });
});
