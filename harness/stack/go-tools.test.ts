import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findGoTools, goEnvironment } from "./go-tools.ts";

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "go-tools-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of names) {
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

test("finds Go and the compiler on the path", () => {
  const folder = folderWith("go", "gcc");
  expect(findGoTools({ PATH: folder }, "linux")).toEqual({
    go: join(folder, "go"),
    compiler: join(folder, "gcc"),
  });
});

test("what is missing is named with the command to type", () => {
  expect(() => findGoTools({ PATH: folderWith() }, "linux")).toThrow(
    /Go is missing.*`sudo apt-get install golang-go`.*gcc is missing.*`sudo apt-get install gcc libc6-dev`/,
  );
  expect(() => findGoTools({ PATH: folderWith("go") }, "darwin")).toThrow("`xcode-select --install`");
});

test("CC names another compiler", () => {
  const folder = folderWith("go", "clang");
  expect(findGoTools({ PATH: folder, CC: "clang -m64" }, "linux").compiler).toBe(join(folder, "clang"));
});

test("what server and plugin must share does not come from the user's environment", () => {
  const environment = goEnvironment({ HOME: "/home/ada", GOFLAGS: "-mod=mod", CGO_ENABLED: "0" });
  expect(environment).toMatchObject({ HOME: "/home/ada", GOFLAGS: "-mod=readonly", CGO_ENABLED: "1" });
});
