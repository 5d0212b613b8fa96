import { expect, test } from "vitest";
import { NAKAMA_PATH, nakamaToolVersion } from "./nakama-tool.ts";

const MODULE = { Path: "game" };

test("a module that lists Nakama as a tool tells its version", () => {
  const module = {
    Module: MODULE,
    Tool: [{ Path: NAKAMA_PATH }],
    Require: [{ Path: NAKAMA_PATH, Version: "v3.40.0" }],
  };
  expect(nakamaToolVersion(module, "/game")).toBe("v3.40.0");
});

test.each([
  ["v1.46.0", "v3.39.0"],
  ["v1.47.0", "v3.40.0"],
])("without the tool the error has the line for nakama-common %s", (common, nakama) => {
  const module = {
    Module: MODULE,
    Require: [{ Path: "github.com/heroiclabs/nakama-common", Version: common }],
  };
  expect(() => nakamaToolVersion(module, "/game")).toThrow(
    new RegExp(
      `/game/go.mod does not list Nakama[^]*\\n  tool ${NAKAMA_PATH}\\n[^]*go get -tool ${NAKAMA_PATH}@${nakama}\\n`,
    ),
  );
});

test("a nakama-common that we do not know is said to be so, with those that we do", () => {
  const module = {
    Module: MODULE,
    Require: [{ Path: "github.com/heroiclabs/nakama-common", Version: "v1.30.0" }],
  };
  expect(() => nakamaToolVersion(module, "/game")).toThrow(
    /nakama-common v1\.30\.0.*v1\.47\.0 goes with v3\.40\.0/s,
  );
});

test("Nakama as a mere requirement is not a tool", () => {
  const module = { Module: MODULE, Require: [{ Path: NAKAMA_PATH, Version: "v3.40.0" }] };
  expect(() => nakamaToolVersion(module, "/game")).toThrow("does not list Nakama as a tool");
});
