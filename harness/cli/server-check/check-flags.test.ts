import { Command } from "commander";
import { expect, test } from "vitest";
import { usualLimits } from "../../server-check/check-limits.ts";
import { addCheckFlags, type CheckFlags, checkOptionsOf } from "./check-flags.ts";

/** What the command line comes to for a user who is in /home/ada. @throws CommanderError for mistakes. */
function optionsOf(argv: readonly string[]) {
  const command = addCheckFlags(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return checkOptionsOf(command.parse(argv, { from: "user" }).opts<CheckFlags>(), "/home/ada");
}

test("without flags players are tried, limits are the usual ones, and one process is checked", () => {
  expect(optionsOf([])).toEqual({
    folder: "/home/ada",
    environment: {},
    limits: usualLimits,
    players: { kind: "auto" },
    gameProperties: {},
    gameSessionData: undefined,
    region: "us-east-1",
    tls: false,
    thorough: false,
  });
});

test("limits, pairs and ways of players are read", () => {
  const pairs = [
    "--env",
    "A=1",
    "--env",
    "B=x=y",
    "--game-property",
    "mode=ctf",
    "--game-session-data",
    "{}",
  ];
  const others = ["--folder", "build", "--activation-seconds", "90.5", "--tls", "--thorough"];
  expect(optionsOf([...pairs, ...others, "--player-command", "./bot {port}"])).toMatchObject({
    folder: "/home/ada/build",
    environment: { A: "1", B: "x=y" },
    limits: { ...usualLimits, activationSeconds: 90.5 },
    players: { kind: "command", commandLine: "./bot {port}" },
    gameProperties: { mode: "ctf" },
    gameSessionData: "{}",
    tls: true,
    thorough: true,
  });
  expect(optionsOf(["--players", "by-hand"]).players).toEqual({ kind: "by-hand" });
});

test.each([
  [["--players", "robots"], "Allowed choices are auto, websocket, by-hand, none"],
  [["--exit-seconds", "0"], "It must be above 0, and 3600 at most."],
  [["--exit-seconds", "soon"], "It must be above 0, and 3600 at most."],
  [["--activation-seconds", "301"], "It must be above 0, and 300 at most."],
  [["--env", "=x"], "It must be a name, = and a value."],
  [["--players", "none", "--player-command", "x"], "cannot be used with option"],
])("a mistake is named: %j", (argv, problem) => {
  expect(() => optionsOf(argv)).toThrow(problem);
});
