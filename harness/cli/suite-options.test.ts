import { resolve } from "node:path";
import { expect, test } from "vitest";
import {
  handDown,
  type SuiteGiven,
  suiteCommand,
  suiteEnvironment,
  suiteEnvironmentOrEnd,
} from "./suite-options.ts";

const given = (...args: readonly string[]) =>
  suiteCommand("npm test --").parse(args, { from: "user" }).opts<SuiteGiven>();

test("Nakama, the Go server and the reports of a command line reach the workers", () => {
  const options = [
    "--nakama",
    "/n/nakama",
    "--modules",
    "/n/modules",
    "--go-server",
    "/g/server",
    "--record",
    "/r",
  ];
  expect(suiteEnvironment(given(...options))).toEqual({
    WINDTUNNEL_NAKAMA: resolve("/n/nakama"),
    WINDTUNNEL_MODULES: resolve("/n/modules"),
    WINDTUNNEL_GO_SERVER: resolve("/g/server"),
    WINDTUNNEL_RECORD: resolve("/r"),
  });
});

test("a module of one's own wins over a Nakama that the environment names", () => {
  const environment: NodeJS.ProcessEnv = { WINDTUNNEL_NAKAMA: "/n/nakama", WINDTUNNEL_MODULES: "/n/modules" };
  handDown(environment, suiteEnvironment(given("--module", "/my/module")));
  expect(environment).toEqual({ WINDTUNNEL_NAKAMA_MODULE: resolve("/my/module") });
});

test("options that contradict each other end the command with the reason", () => {
  const command = suiteCommand("npm test --")
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  command.parse(["--nakama", "/n/nakama"], { from: "user" });
  expect(() => suiteEnvironmentOrEnd(command)).toThrow(/--nakama needs --modules/);
});

test("what no command knows is refused", () => {
  const command = suiteCommand("npm test --")
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  expect(() => command.parse(["--modulse", "/n"], { from: "user" })).toThrow(/unknown option '--modulse'/);
});
