import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { environmentOf, readNakamaWish } from "./nakama-wish.ts";
import { typedPath } from "./typed-path.ts";

test.each([
  ["start", { kind: "usual" }],
  ["start scenarios/guide --seed 7", { kind: "usual" }],
  ["start --module ../mine", { kind: "module", moduleFolder: typedPath("../mine") }],
  ["start --seed 7 --module=../mine guide", { kind: "module", moduleFolder: typedPath("../mine") }],
  ["start --nakama n --modules m", { kind: "built", binary: typedPath("n"), modulesFolder: typedPath("m") }],
  ["up --servers 1 --no-nakama --help", { kind: "none" }],
])("%s", (line, wish) => {
  expect(readNakamaWish(line.split(" "))).toEqual(wish);
});

test.each([
  ["--nakama n", "--nakama needs --modules"],
  ["--modules m", "--modules needs --nakama"],
  ["--nakama n --modules m --module o", "leave --nakama out"],
  ["--no-nakama --module o", "leave --module and --modules out"],
])("%s is refused", (line, words) => {
  expect(() => readNakamaWish(line.split(" "))).toThrow(words);
});

test("a named module wins over what the environment names as built", () => {
  const environment = { WINDTUNNEL_NAKAMA: "n", ...environmentOf({ kind: "module", moduleFolder: "/mine" }) };
  expect(environment).toMatchObject({ WINDTUNNEL_NAKAMA_MODULE: "/mine", WINDTUNNEL_NAKAMA: undefined });
});

test("the preparation reads the command line before it prepares anything", () => {
  const file = fileURLToPath(new URL("prepare.ts", import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [file, "start", "--nakama", "/own/nakama"], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect(stdout).toBe("\n--nakama needs --modules: the folder of the plugins that were built with it\n");
  expect(status).toBe(1);
});
