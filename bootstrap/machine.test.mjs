import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  findChromium,
  inspectMachine,
  installCommand,
  isAtLeast,
  javaMajor,
  systemFamily,
} from "./machine.mjs";

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-machine-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of programs that write what they are told to: a machine with exactly these. */
function machineWith(name, programs) {
  const path = mkdtempSync(join(folder, name));
  for (const [program, text] of Object.entries(programs)) {
    const file = join(path, program);
    writeFileSync(file, `#!/bin/sh\necho '${text}' >&2\n`);
    chmodSync(file, 0o755);
  }
  return { PATH: path };
}

test.each([
  ["linux", 'ID=debian\nVERSION_ID="12"', "debian"],
  ["linux", "ID=ubuntu\nID_LIKE=debian", "ubuntu"],
  ["linux", 'ID=linuxmint\nID_LIKE="ubuntu debian"', "ubuntu"],
  ["linux", "ID=raspbian\nID_LIKE=debian", "debian"],
  ["linux", "ID=fedora", "fedora"],
  ["linux", 'ID="rocky"\nID_LIKE="rhel centos fedora"', "fedora"],
  ["linux", "ID=alpine", "other"],
  ["darwin", "", "macos"],
])("%s with %s is of the family %3$s", (platform, osRelease, family) => {
  expect(systemFamily(platform, osRelease)).toBe(family);
});

test("every system is told a command it knows, with sudo where it is needed", () => {
  expect(installCommand("java", "debian", true)).toBe("apt-get install default-jre-headless");
  expect(installCommand("java", "ubuntu", false)).toBe("sudo apt-get install default-jre-headless");
  expect(installCommand("compiler", "fedora", false)).toBe("sudo dnf install gcc glibc-devel");
  expect(installCommand("compiler", "macos", false)).toBe("xcode-select --install");
  expect(installCommand("maven", "macos", false)).toBe("brew install maven");
  expect(installCommand("chromium", "ubuntu", false)).toContain("google-chrome-stable");
  expect(installCommand("go", "other", false)).toContain("golang-go");
});

describe("versions", () => {
  test.each([
    ["1.26.8", 1, 21, true],
    ["1.20.14", 1, 21, false],
    ["2.0", 1, 21, true],
    [undefined, 1, 21, false],
  ])("%s is at least %d.%d: %s", (version, major, minor, expected) => {
    expect(isAtLeast(version, major, minor)).toBe(expected);
  });

  test.each([
    ["17.0.15", 17],
    ["21", 21],
    ["1.8.0_392", 8],
    [undefined, 0],
  ])("Java %s is %d", (version, major) => {
    expect(javaMajor(version)).toBe(major);
  });
});

test("a machine with everything fits", async () => {
  const environment = machineWith("full-", {
    go: "go version go1.26.8 linux/amd64",
    gcc: "gcc (Debian 12.2.0-14) 12.2.0",
    java: 'openjdk version "17.0.15" 2025-04-15',
    mvn: "Apache Maven 3.8.7",
    setpriv: "setpriv from util-linux 2.38.1",
    unshare: "unshare from util-linux 2.38.1",
    chromium: "",
    python3: "Python 3.11.7",
  });
  const found = await inspectMachine({
    environment,
    platform: "linux",
    osRelease: "ID=debian",
    isRoot: true,
  });

  expect(Object.fromEntries(found.map((one) => [one.name, [one.found, one.fits]]))).toMatchObject({
    Go: ["1.26.8", true],
    "C compiler": ["gcc 12.2.0", true],
    Java: ["17.0.15", true],
    Maven: ["3.8.7", true],
    setpriv: ["2.38.1", true],
    unshare: ["2.38.1", true],
    Chromium: [join(environment.PATH, "chromium"), true],
    Python: ["3.11.7", true],
  });
});

test("what is missing or too old does not fit, and the command to type is named", async () => {
  const environment = machineWith("old-", {
    go: "go version go1.19.8 linux/amd64",
    java: 'java version "1.8.0_392"',
    python3: "Python 3.9.2",
  });
  const found = await inspectMachine({
    environment,
    platform: "linux",
    osRelease: "ID=debian",
    isRoot: false,
  });
  const lacking = Object.fromEntries(
    found.filter(({ fits }) => !fits).map((one) => [one.name, [one.found, one.remedy]]),
  );

  expect(lacking).toEqual({
    Go: ["1.19.8", "sudo apt-get install golang-go"],
    "C compiler": [undefined, "sudo apt-get install gcc libc6-dev"],
    Java: ["1.8.0_392", "sudo apt-get install default-jre-headless"],
    Maven: [undefined, "sudo apt-get install maven"],
    setpriv: [undefined, "sudo apt-get install util-linux"],
    unshare: [undefined, "sudo apt-get install util-linux"],
    Chromium: [undefined, "sudo apt-get install chromium"],
    Python: ["3.9.2", "sudo apt-get install python3-venv"],
  });
});

test("macOS needs no util-linux, and its own Node must be 24", async () => {
  const environment = machineWith("mac-", {});
  const found = await inspectMachine({ environment, platform: "darwin", osRelease: "" });
  const names = found.map(({ name }) => name);

  expect(names).not.toContain("setpriv");
  expect(found.find(({ name }) => name === "Node")?.wanted).toBe("24 or newer");
});

test("CHROMIUM_PATH names one, and only one that is there", () => {
  const environment = machineWith("chromium-", { "google-chrome": "" });

  expect(findChromium(environment, "linux")).toBe(join(environment.PATH, "google-chrome"));
  expect(findChromium({ ...environment, CHROMIUM_PATH: "/no/such/file" }, "linux")).toBeUndefined();
});
