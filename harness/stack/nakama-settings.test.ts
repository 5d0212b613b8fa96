import { expect, test } from "vitest";
import { bareNakamaEnvironment, nakamaArguments } from "./nakama-settings.ts";

const SETTINGS = {
  name: "nakama1",
  databaseAddress: "postgres@127.0.0.1:5432/one",
  modulesFolder: "/modules",
  dataFolder: "/data",
  socketPort: 7350,
  consolePort: 7351,
  httpKey: "http",
  serverKey: "server",
  runtimeEnvironment: { GL_AWS_REGION: "eu-west-1", GL_PLACEMENT_EVENTS_SQS_URL: "https://sqs/a=b,c" },
};

test("every setting becomes its flag, and the runtime environment one pair each", () => {
  const given = nakamaArguments({ ...SETTINGS, matchmaker: { intervalSeconds: 1, reversePrecision: true } });
  expect(given).toEqual(
    expect.arrayContaining(["--name=nakama1", "--socket.address=127.0.0.1", "--console.port=7351"]),
  );
  expect(given).toEqual(
    expect.arrayContaining(["--matchmaker.interval_sec=1", "--matchmaker.rev_precision=true"]),
  );
  expect(given.slice(-4)).toEqual([
    "--runtime.env",
    "GL_AWS_REGION=eu-west-1",
    "--runtime.env",
    "GL_PLACEMENT_EVENTS_SQS_URL=https://sqs/a=b,c",
  ]);
  expect(given.join(" ")).not.toContain("max_intervals");
});

test.each(["server1", "nakama-is-much-too-long", "Nakama"])("the name %s is refused here", (name) => {
  expect(() => nakamaArguments({ ...SETTINGS, name })).toThrow('starts with "nakama"');
});

test("Nakama's environment has nothing of ours but the path", () => {
  expect(Object.keys(bareNakamaEnvironment()).sort()).toEqual(["NAKAMA_TELEMETRY", "PATH"]);
});
