import fc from "fast-check";
import { expect, test } from "vitest";
import { fillPlaceholders } from "./fill-placeholders.ts";

const identity = {
  webSocketUrl: "ws://127.0.0.1:9080/",
  processId: "process-1",
  hostId: "host-1",
  fleetId: "fleet-1",
  authToken: "token-1",
};

test("without placeholders everything is told by the environment", () => {
  expect(fillPlaceholders(["-batchmode"], identity, 7777)).toEqual({
    args: ["-batchmode"],
    environment: {
      GAMELIFT_SDK_WEBSOCKET_URL: "ws://127.0.0.1:9080/",
      GAMELIFT_SDK_FLEET_ID: "fleet-1",
      GAMELIFT_SDK_HOST_ID: "host-1",
      GAMELIFT_SDK_PROCESS_ID: "process-1",
      GAMELIFT_SDK_AUTH_TOKEN: "token-1",
      WINDTUNNEL_PORT: "7777",
    },
  });
});

test("what the arguments tell is not in the environment, where it would win; the port is in both", () => {
  const filled = fillPlaceholders(["-url={url}", "-auth", "{token}", "-p", "{port}"], identity, 7777);
  expect(filled.args).toEqual(["-url=ws://127.0.0.1:9080/", "-auth", "token-1", "-p", "7777"]);
  expect(Object.keys(filled.environment)).toEqual([
    "GAMELIFT_SDK_FLEET_ID",
    "GAMELIFT_SDK_HOST_ID",
    "GAMELIFT_SDK_PROCESS_ID",
    "WINDTUNNEL_PORT",
  ]);
});

test("several placeholders may stand in one argument; others are left as they are", () => {
  expect(fillPlaceholders(["{fleet}/{host}/{map}/{}"], identity, 1).args).toEqual([
    "fleet-1/host-1/{map}/{}",
  ]);
});

test("every value reaches the server exactly by one of the ways, whatever the arguments", () => {
  const argument = fc.stringMatching(/^(-[a-z]+|\{(url|fleet|host|process|token)\}|[a-z]*=\{(url|token)\})$/);
  fc.assert(
    fc.property(fc.array(argument), (args) => {
      const { args: filled, environment } = fillPlaceholders(args, identity, 1);
      for (const value of Object.values(identity)) {
        const isInArguments = filled.some((text) => text.includes(value));
        expect(Object.values(environment).includes(value)).toBe(!isInArguments);
      }
    }),
  );
});
