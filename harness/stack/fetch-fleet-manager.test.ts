import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { FLEET_MANAGER_PATH, FleetManagerNotServed, fetchFleetManager } from "./fetch-fleet-manager.ts";
import { goCommands } from "./go-command.ts";
import { type GoModule, readGoModule, requiredVersion } from "./go-module.ts";

const SAMPLE_MODULE = fileURLToPath(new URL("../../nakama-module", import.meta.url));
const LIMIT_MS = 60_000;

/** A Go that has never downloaded anything, with the given module proxy alone. */
async function freshGo(
  proxyUrl: string,
  cacheFolder?: string,
): Promise<{ fetch: () => Promise<void>; module: GoModule; cacheFolder: string }> {
  const folder = mkdtempSync(join(tmpdir(), "fleet-manager-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const environment = {
    ...process.env,
    GOMODCACHE: join(folder, "modules"),
    GOPROXY: proxyUrl,
    HTTPS_PROXY: "",
    // The machine's own toolchain: this proxy has none to fetch.
    GOTOOLCHAIN: `${execFileSync("go", ["env", "GOVERSION"], { encoding: "utf8", cwd: tmpdir() }).trim()}`,
  };
  const moduleFolder = SAMPLE_MODULE;
  const runGo = goCommands({ moduleFolder, logFolder: join(folder, "logs"), environment });
  const module = await readGoModule(runGo);
  const folders = { moduleFolder, cacheFolder: cacheFolder ?? join(folder, "cache") };
  return { fetch: () => fetchFleetManager(runGo, module, folders), module, cacheFolder: folders.cacheFolder };
}

/** A real module proxy that has one answer to everything. */
async function proxyThatAnswers(status: number, body: string): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(status, { "content-type": "text/plain" }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  [403, "This module version is not available."],
  [404, "not found: unknown revision"],
  [410, "not found"],
])(
  "a proxy's %i is a refusal that is told by its name, with the command to try and the ways out",
  async (status, said) => {
    const { fetch, module } = await freshGo(await proxyThatAnswers(status, said));
    const error = await fetch().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FleetManagerNotServed);
    const version = requiredVersion(module, FLEET_MANAGER_PATH);
    expect(error).toMatchObject({
      name: "FleetManagerNotServed",
      module: FLEET_MANAGER_PATH,
      version,
      proxySaid: expect.stringMatching(new RegExp(`^${status} .*${said.replace(/\.$/, "")}$`)),
    });
    const { message } = error as FleetManagerNotServed;
    expect(message).toContain(`go mod download ${FLEET_MANAGER_PATH}@${version}`);
    expect(message).toMatch(/GOPROXY=.*--nakama BINARY --modules DIR.*WINDTUNNEL_NAKAMA_MODULE=/);
  },
  LIMIT_MS,
);

test.each([
  ["a proxy that fails", () => proxyThatAnswers(500, "oops"), /500 Internal Server Error/],
  ["a proxy that serves something else", () => proxyThatAnswers(200, "module other\n"), /fetched: /],
  [
    "a proxy that is not there",
    async () => "http://127.0.0.1:1",
    /connection refused.*could not be reached/s,
  ],
  ["no proxy at all", async () => "off", /disabled by GOPROXY=off/],
])(
  "%s is another error",
  async (_, proxy, message) => {
    const { fetch } = await freshGo(await proxy());
    const error = await fetch().catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(FleetManagerNotServed);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
  },
  LIMIT_MS,
);

test(
  "without network a refusal that was heard before is told again, and only for that version",
  async () => {
    const refused = await freshGo(await proxyThatAnswers(403, "not for you"));
    await expect(refused.fetch()).rejects.toThrow(FleetManagerNotServed);

    const cutOff = await freshGo("http://127.0.0.1:1", refused.cacheFolder);
    const error = await cutOff.fetch().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FleetManagerNotServed);
    expect(error).toMatchObject({
      proxySaid: expect.stringMatching(/^403 .*not for you \(at 20.*cannot be reached\)$/),
    });

    const broken = await freshGo(await proxyThatAnswers(500, "oops"), refused.cacheFolder);
    await expect(broken.fetch()).rejects.toThrow("500 Internal Server Error");
    for (const name of readdirSync(refused.cacheFolder)) {
      renameSync(join(refused.cacheFolder, name), join(refused.cacheFolder, "refused-v0.0.0.json"));
    }
    await expect(cutOff.fetch()).rejects.toThrow("could not be reached");
  },
  LIMIT_MS,
);

test("a module without the fleet manager, or with something in its place, needs no download", async () => {
  const { module, cacheFolder } = await freshGo("off");
  const folders = { moduleFolder: SAMPLE_MODULE, cacheFolder };
  const neverCalled = () => Promise.reject(new Error("Go was called"));
  await fetchFleetManager(neverCalled, { Module: module.Module }, folders);
  const replaced = { ...module, Replace: [{ Old: { Path: FLEET_MANAGER_PATH } }] };
  await fetchFleetManager(neverCalled, replaced, folders);
});
