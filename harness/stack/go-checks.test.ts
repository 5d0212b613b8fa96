import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FLEET_MANAGER_PATH } from "./fetch-fleet-manager.ts";
import { SERVER_SDK } from "./fetch-server-sdk.ts";
import { type GoChecks, runGoChecks } from "./go-checks.ts";

const LIMIT_MS = 120_000;

const importing = (path: string): string => `package main\n\nimport _ "${path}"\n\nfunc main() {}\n`;

/** A plugin's module with the given files beside a go.mod. */
function moduleOf(files: Readonly<Record<string, string>>, requirement = ""): string {
  const folder = mkdtempSync(join(tmpdir(), "go-checks-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({
    "go.mod": `module game\n\ngo 1.21\n${requirement}`,
    ...files,
  })) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function check(
  moduleFolder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<GoChecks & { readonly lines: string }> {
  const lines: string[] = [];
  const cacheFolder = join(moduleFolder, ".cache");
  const checks = await runGoChecks({
    moduleFolder,
    cacheFolder,
    environment,
    log: (line) => lines.push(line),
  });
  return { ...checks, lines: lines.join("\n") };
}

const testOf = (name: string, body: string): string =>
  `package seats\n\nimport "testing"\n\nfunc ${name}(t *testing.T) { ${body} }\n`;

test(
  "passed, failed and skipped tests are counted, and the failed one's words are told",
  async () => {
    const checks = await check(
      moduleOf({
        "seats/a_test.go": testOf("TestFree", ""),
        "seats/b_test.go": testOf("TestTaken", 't.Fatal("the seat is taken")'),
        "seats/c_test.go": testOf("TestLater", 't.Skip("not yet built")'),
      }),
    );
    expect(checks).toMatchObject({
      passed: 2, // with go vet
      failed: 1,
      skipped: [{ name: "game/seats TestLater", reason: expect.stringContaining("not yet built") }],
    });
    expect(checks.lines).toContain("the seat is taken");
  },
  LIMIT_MS,
);

test(
  "what vet finds is a failure",
  async () => {
    const source = 'package seats\n\nimport "fmt"\n\nfunc Print() { fmt.Printf("%d", "one") }\n';
    const checks = await check(moduleOf({ "seats/seats.go": source }));
    expect(checks).toMatchObject({ passed: 0, failed: 1, skipped: [] });
    expect(checks.lines).toContain("fmt.Printf format %d has arg");
  },
  LIMIT_MS,
);

test(
  "a package that does not compile is a failure and never a skip",
  async () => {
    const checks = await check(moduleOf({ "seats/a_test.go": testOf("TestFree", "missing()") }));
    expect(checks).toMatchObject({ passed: 0, failed: 2, skipped: [] });
    expect(checks.lines).toContain("undefined: missing");
  },
  LIMIT_MS,
);

test.each([
  [FLEET_MANAGER_PATH, "fleetmanager", "v0.0.0-20260619100130-c8d114745ef4"],
  [SERVER_SDK.path, "server", "v5.6.0"],
])(
  "where %s is not served its package is left out by name, and the others are checked",
  async (path, name, version) => {
    const server = createServer((_, response) =>
      response.writeHead(403, { "content-type": "text/plain" }).end("not available here"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const moduleFolder = moduleOf(
      { "main.go": importing(`${path}/${name}`), "seats/a_test.go": testOf("TestFree", "") },
      `\nrequire ${path} ${version}\n`,
    );
    const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const checkWith = (proxyUrl: string) =>
      check(moduleFolder, {
        ...process.env,
        GOMODCACHE: join(moduleFolder, ".modules"),
        GOPROXY: proxyUrl,
        GOTOOLCHAIN: "local",
      });
    const leftOut = {
      passed: 2,
      failed: 0,
      skipped: [
        {
          name: "go vet and go test of game",
          reason: expect.stringContaining("403 Forbidden server response: not available here"),
        },
      ],
    };
    expect(await checkWith(proxy)).toMatchObject(leftOut);
    // And also when the network has gone since.
    expect(await checkWith("http://127.0.0.1:1")).toMatchObject(leftOut);
  },
  LIMIT_MS,
);
