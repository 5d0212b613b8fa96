import { expect, test } from "vitest";
import { launchEnvironment } from "./launch-environment.ts";

const host = {
  processId: "process-1",
  fleetId: "fleet-1",
  computeName: "i-1",
  location: "eu-west-1",
  authToken: "token-1",
};
const given = {
  host,
  webSocketUrl: "ws://127.0.0.1:1",
  region: "us-east-1",
  port: 20_000,
  certificateBundle: undefined,
  own: {},
};

test("a process gets what an instance gives, a port, and of the emulator's environment what every program needs", () => {
  const machine = {
    PATH: "/bin",
    HOME: "/root",
    LC_ALL: "C",
    AWS_SECRET_ACCESS_KEY: "mine",
    NODE_OPTIONS: "-r x",
  };
  expect(launchEnvironment(machine, given)).toEqual({
    PATH: "/bin",
    HOME: "/root",
    LC_ALL: "C",
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    WINDTUNNEL_PORT: "20000",
    GAMELIFT_SDK_WEBSOCKET_URL: "ws://127.0.0.1:1",
    GAMELIFT_SDK_PROCESS_ID: "process-1",
    GAMELIFT_SDK_HOST_ID: "i-1",
    GAMELIFT_SDK_FLEET_ID: "fleet-1",
    GAMELIFT_SDK_AUTH_TOKEN: "token-1",
  });
});

test("the user's own values come before the machine's, and never before GameLift's", () => {
  const own = { PATH: "/opt/bin", GAME_MODE: "duel", GAMELIFT_SDK_FLEET_ID: "fleet-other" };
  const environment = launchEnvironment({ PATH: "/bin" }, { ...given, own, certificateBundle: "/ca.pem" });
  expect(environment).toMatchObject({
    PATH: "/opt/bin",
    GAME_MODE: "duel",
    GAMELIFT_SDK_FLEET_ID: "fleet-1",
    SSL_CERT_FILE: "/ca.pem",
    NODE_EXTRA_CA_CERTS: "/ca.pem",
  });
});
