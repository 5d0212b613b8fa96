import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { eventually } from "./eventually.ts";
import { gameLiftClient } from "./gamelift.ts";
import { ServerHosts } from "./server-hosts.ts";
import { ServerBench } from "./simulated-server/testing/server-bench.ts";

let bench: ServerBench;
beforeEach(async () => {
  bench = await ServerBench.open();
});
afterEach(() => bench.close());

/** Hosts of a managed fleet whose service answers commands as `command` does. */
function hostsWith(command: Bench["command"]): ServerHosts {
  return new ServerHosts({
    bench: { command, wantedProcesses: async () => [], followJournal: async () => () => {} },
    gamelift: gameLiftClient("http://127.0.0.1:1", "us-east-1"),
    resources: { fleetId: "fleet-a1", location: "us-east-1" },
    fleet: "EC2",
    serverSdkUrl: bench.endpoint.url,
    serverSdkTlsUrl: bench.endpoint.url.replace("ws:", "wss:"),
    newId: () => bench.newId(),
    server: {
      timers: bench.timers,
      random: () => 0.5,
      newId: () => bench.newId(),
      note: (note) => bench.notes.push(note),
    },
  });
}

const host = (processId: string) => ({
  processId,
  computeName: "i-1",
  fleetId: "fleet-a1",
  authToken: "tok-1",
});

test("a process that cannot be replaced is told as such, and nothing else happens", async () => {
  const hosts = hostsWith(async (name) => {
    if (name === "process-exited") throw new Error("no such process");
    return host("proc-1");
  });
  const server = await hosts.start(undefined);
  server.crash();
  await eventually("the replacement has failed", () => hosts.unreplaced.length > 0);
  expect(hosts.unreplaced).toEqual([
    "no server was started instead of process proc-1: Error: no such process",
  ]);
  expect(hosts.pending()).toEqual([]);
  expect(bench.noted("failed")).toMatchObject([{ processId: "proc-1", doing: "being replaced" }]);
});

test("no server is born after the end, and nobody misses it", async () => {
  const replacement = Promise.withResolvers<ReturnType<typeof host>>();
  let started = 0;
  const hosts = hostsWith(async (name) => {
    if (name === "process-exited") return {};
    started += 1;
    return started === 1 ? host("proc-1") : await replacement.promise;
  });
  const server = await hosts.start(undefined);
  server.crash();
  await eventually("the replacement has begun", () => started === 2);
  hosts.close();
  replacement.resolve(host("proc-2"));
  await eventually("the replacement is over", () => hosts.pending().length === 0);
  expect(hosts.servers.map(({ identity }) => identity.processId)).toEqual(["proc-1"]);
  expect(hosts.unreplaced).toEqual([]);
  await expect(hosts.start(undefined)).rejects.toThrow("the hosts are closed");
  expect(started).toBe(2);
});

test("a server that crashes while its game port opens leaves no port behind", async () => {
  const server = bench.server();
  const starting = server.start();
  server.crash();
  expect(await starting).toBe("crashed");
  const port = server.port ?? Number.NaN;
  expect(port).toBeGreaterThan(0);
  const refused = new Promise((resolve) =>
    connect(port, "127.0.0.1")
      .once("error", resolve)
      .once("connect", () => resolve("connected")),
  );
  expect(await refused).toMatchObject({ code: "ECONNREFUSED" });
});
