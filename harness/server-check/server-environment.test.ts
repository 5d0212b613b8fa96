import { expect, test } from "vitest";
import { serverEnvironment } from "./server-environment.ts";

test("a server finds the caller's environment without what would lead it to another GameLift", () => {
  const caller = {
    PATH: "/usr/bin",
    AWS_PROFILE: "work",
    GAMELIFT_SDK_AUTH_TOKEN: "of another one",
    HEALTHCHECK_INTERVAL: "1h",
    UNSET: undefined,
  };
  const handed = { GAMELIFT_SDK_PROCESS_ID: "process-1" };
  expect(serverEnvironment(caller, {}, handed)).toEqual({
    PATH: "/usr/bin",
    GAMELIFT_SDK_PROCESS_ID: "process-1",
  });
});

test("what the user wants wins over the caller's, and what is handed over wins over both", () => {
  const own = { PATH: "/opt", AWS_REGION: "us-west-2", SSL_CERT_FILE: undefined, WINDTUNNEL_PORT: "1" };
  expect(serverEnvironment({ PATH: "/usr/bin" }, own, { WINDTUNNEL_PORT: "7777" })).toEqual({
    PATH: "/opt",
    AWS_REGION: "us-west-2",
    WINDTUNNEL_PORT: "7777",
  });
});
