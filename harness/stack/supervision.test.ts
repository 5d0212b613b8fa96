import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { supervise } from "./supervision.ts";

test.runIf(process.platform === "linux")(
  "a child whose parent died before the kernel knew the wish does not start",
  () => {
    const run = (parentPid: number) => {
      const { command, args } = supervise({
        supervision: "parent-death-signal",
        parentPid,
        command: "echo",
        args: ["started"],
      });
      return spawnSync(command, args, { encoding: "utf8" });
    };

    expect(run(process.pid)).toMatchObject({ status: 0, stdout: "started\n" });
    expect(run(process.pid + 1)).toMatchObject({ status: 143, stdout: "" });
  },
);

test("what changes credentials comes before the wish, which it would clear", () => {
  const { command, args } = supervise({
    supervision: "parent-death-signal",
    parentPid: 1,
    command: "postgres",
    args: ["-D", "data"],
    prefix: ["unshare", "--user", "--"],
  });

  const line = [command, ...args];
  expect(line.indexOf("unshare")).toBeLessThan(line.indexOf("setpriv"));
  expect(line.slice(-3)).toEqual(["postgres", "-D", "data"]);
});
