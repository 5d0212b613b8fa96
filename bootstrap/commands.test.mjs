import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measurements } from "../bench/measurements.ts";
import { COMMANDS, commandFor } from "./commands.mjs";

test.each(["start", "up"])("npm run %s -- --help prepares nothing and prints the help", (name) => {
  expect(commandFor(name, ["--help"])).toMatchObject({ needsStack: false, needsChromium: false });
  expect(commandFor(name, ["--seed", "1"])).toBe(COMMANDS[name]);

  const main = fileURLToPath(new URL("main.mjs", import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [main, name, "--help"], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect(stdout).toMatch(/Usage: npm [\s\S]*--module <folder>/);
  expect(stdout).not.toContain("ElasticMQ    ");
  expect(status).toBe(0);
});

test("a command without help, and one that is not there", () => {
  expect(commandFor("check", ["--help"])).toBe(COMMANDS.check);
  expect(commandFor("toString", [])).toBeUndefined();
});

test("exploring in process needs no stack, and random stories with a Nakama do", () => {
  expect(commandFor("explore", ["--seeds", "10"])).toMatchObject({ needsStack: false });
  expect(commandFor("explore", ["--full-stack"])).toMatchObject({ needsStack: true });
  expect(commandFor("explore", ["--full-stack", "--help"])).toMatchObject({ needsStack: false });
});

test("the stack is prepared for those measurements alone that need it, and not for the list of their names", () => {
  const prepared = [...measurements.keys()].filter((name) => commandFor("bench", [name])?.needsStack);
  expect(prepared).toEqual(
    [...measurements].flatMap(([name, listed]) => ("onStack" in listed ? [name] : [])),
  );
  expect(commandFor("bench", [])).toMatchObject({ needsStack: false });
});

test("the measurement of scale starts what it needs itself; the others get the stack", () => {
  expect(commandFor("bench", ["scale", "--write"])).toMatchObject({ needsStack: false });
  expect(commandFor("bench", ["sockets"])).toMatchObject({ needsStack: false });
  expect(commandFor("bench", ["world"])).toBe(COMMANDS.bench);
  expect(commandFor("start", ["scale"])).toBe(COMMANDS.start);
});

test("what gets a machine ready for a command with an answer does not stand in the answer", () => {
  const main = fileURLToPath(new URL("main.mjs", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "server", "env", "--help"], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect(stdout).toMatch(/^Usage: npm run server -- env/);
  expect(stderr).toContain("packages");
  expect(status).toBe(0);
});
