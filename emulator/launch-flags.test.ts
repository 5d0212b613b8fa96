import { Command } from "commander";
import { expect, test } from "vitest";
import { addLaunchFlags, type LaunchFlags, launchArguments, launchOptionsIn } from "./launch-flags.ts";

const parsed = (...args: readonly string[]): LaunchFlags =>
  addLaunchFlags(new Command("test")).parse(args, { from: "user" }).opts<LaunchFlags>();

test("builds and environment are collected, handed to the emulator, and handed on to one that is a process", () => {
  const given = ["--build", "one=/a", "--build", "two=/b=c", "--server-env", "MODE=ctf", "--server-tls"];
  const flags = parsed(...given);
  expect(launchOptionsIn(flags)).toEqual({
    builds: { one: "/a", two: "/b=c" },
    launchEnvironment: { MODE: "ctf" },
    launchWithTls: true,
  });
  expect(launchArguments(flags)).toEqual(given);
});

test("without flags nothing is launched, and the help says so in words", () => {
  expect(launchOptionsIn(parsed())).toEqual({ builds: {}, launchEnvironment: {}, launchWithTls: false });
  const help = addLaunchFlags(new Command("test")).helpInformation();
  expect(help.match(/default:\s+none/g)).toHaveLength(2);
  expect(help).not.toContain("{}");
});
