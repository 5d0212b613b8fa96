import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inheritedEnvironment } from "./environment.ts";
import { preparePythonClients, pythonClientsFolder } from "./python-clients.ts";
import { PythonMissing } from "./python-missing.ts";

const LIMIT_MS = 120_000;
const WHEEL = "greeter-1.0.0-py3-none-any.whl";

const hasPython = (): boolean => {
  try {
    execFileSync("python3", ["-I", "-c", "import ensurepip, venv"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** A project whose requirements are one package, which an index of files serves. */
function projectOf(checksum?: string) {
  const root = mkdtempSync(join(tmpdir(), "python-clients-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [project, cache, wheels] = ["project", "cache", "wheels"].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [pythonClientsFolder(project), wheels]) mkdirSync(folder, { recursive: true });
  execFileSync("python3", ["-I", "-c", PACK, join(wheels, WHEEL)]);
  const right = createHash("sha256")
    .update(readFileSync(join(wheels, WHEEL)))
    .digest("hex");
  const requirement = `greeter==1.0.0 --hash=sha256:${checksum ?? right}\n`;
  writeFileSync(join(pythonClientsFolder(project), "requirements.txt"), requirement);
  const environment = { ...inheritedEnvironment(), PIP_NO_INDEX: "1", PIP_FIND_LINKS: wheels };
  return { project, cache, wheels, environment };
}

/** Makes the smallest wheel there is. */
const PACK = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    wheel.writestr("greeter.py", "print('hello')")
    wheel.writestr("greeter-1.0.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: greeter\\nVersion: 1.0.0\\n")
    wheel.writestr("greeter-1.0.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr("greeter-1.0.0.dist-info/RECORD", "")
`;

/** An index that refuses everything, and how often it was asked. */
async function refusingIndex() {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(403).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked: () => asked };
}

test.skipIf(!hasPython())(
  "an environment is made once per state of the requirements, and works where it was moved to",
  async () => {
    const given = projectOf();
    const first = await preparePythonClients(given);
    expect(first.fromCache).toBe(false);
    expect(execFileSync(first.python, ["-I", "-m", "greeter"], { encoding: "utf8" })).toBe("hello\n");
    expect(await preparePythonClients(given)).toEqual({ ...first, fromCache: true });
    expect(readdirSync(join(given.cache, "python-clients"))).toHaveLength(1);
  },
  LIMIT_MS,
);

test.skipIf(!hasPython())(
  "an index that refuses is told as the reason, and asked again only when that is wanted",
  async () => {
    const { project, cache, environment } = projectOf();
    const index = await refusingIndex();
    const { PIP_NO_INDEX: _, ...rest } = { ...environment, PIP_INDEX_URL: index.url };
    const given = { project, cache, environment: { ...rest, PIP_FIND_LINKS: "", PIP_EXTRA_INDEX_URL: "" } };

    await expect(preparePythonClients(given)).rejects.toThrow(PythonMissing);
    const asked = index.asked();
    expect(asked).toBeGreaterThan(0);
    await expect(preparePythonClients(given)).rejects.toThrow(/does not serve boto3/);
    expect(index.asked()).toBe(asked);
    await expect(preparePythonClients({ ...given, anew: true })).rejects.toThrow(PythonMissing);
    expect(index.asked()).toBeGreaterThan(asked);

    const served = await preparePythonClients({ project, cache, environment, anew: true });
    expect(served.fromCache).toBe(false);
    expect(readdirSync(join(cache, "python-clients"))).toHaveLength(1);
  },
  LIMIT_MS,
);

test.skipIf(!hasPython())(
  "a package with another checksum is a failure, not something to leave out",
  async () => {
    const given = projectOf("0".repeat(64));
    const failure = await preparePythonClients(given).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(PythonMissing);
    expect(String(failure)).toContain("DO NOT MATCH THE HASHES");
    expect(readdirSync(join(given.cache, "python-clients"))).toEqual([]);
  },
  LIMIT_MS,
);

test("a machine without Python is told so", async () => {
  const root = mkdtempSync(join(tmpdir(), "python-clients-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  symlinkSync("/bin/sh", join(root, "sh"));
  const given = { project: root, cache: join(root, "cache"), environment: { PATH: root } };
  await expect(preparePythonClients(given)).rejects.toThrow(/there is no Python that runs/);
});
