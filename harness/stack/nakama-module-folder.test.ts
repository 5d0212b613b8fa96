import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { nakamaModuleFolder } from "./nakama-module-folder.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const SAMPLE = join(PROJECT, "nakama-module");

test("the sample module is built unless another one is named", () => {
  expect(nakamaModuleFolder(PROJECT, {})).toBe(SAMPLE);
  expect(nakamaModuleFolder(PROJECT, { WINDTUNNEL_NAKAMA_MODULE: "" })).toBe(SAMPLE);
  expect(nakamaModuleFolder("/elsewhere", { WINDTUNNEL_NAKAMA_MODULE: SAMPLE })).toBe(SAMPLE);
});

test("a folder that is no Go module is refused", () => {
  expect(() => nakamaModuleFolder(PROJECT, { WINDTUNNEL_NAKAMA_MODULE: PROJECT })).toThrow(/no go\.mod/);
});
