import { expect, test } from "vitest";
import { readGoServerEnvironment } from "./go-server-option.ts";
import { typedPath } from "./typed-path.ts";

test("a go-server is handed down by the environment, among options that are not known here", () => {
  const argv = ["start", "--seed", "x", "--go-server", "build/go-server", "two-strangers"];
  expect(readGoServerEnvironment(argv)).toEqual({ WINDTUNNEL_GO_SERVER: typedPath("build/go-server") });
  expect(readGoServerEnvironment(["start", "--seed", "x"])).toEqual({});
});
