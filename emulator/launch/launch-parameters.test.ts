import { expect, test } from "vitest";
import { launchArguments } from "./launch-parameters.ts";

test.each([
  [undefined, []],
  ["", []],
  ["-port 7777", ["-port", "7777"]],
  ['-name "two words"', ["-name", '"two', 'words"']],
  ["-a  -b", ["-a", "", "-b"]],
  [" -a", ["", "-a"]],
  ["-a  ", ["-a"]],
])("%j becomes %j", (parameters, expected) => {
  expect(launchArguments(parameters)).toEqual(expected);
});
