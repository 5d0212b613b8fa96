import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { SERVER_SDK, ServerSdkNotServed } from "./fetch-server-sdk.ts";
import { buildGoServer, goServerFolder } from "./go-server.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const LIMIT_MS = 60_000;

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "go-server-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("go.mod pins the Server SDK at 5.6.0 and replaces nothing; go.sum has the checksum of its go.mod", () => {
  const read = (name: string) => readFileSync(join(goServerFolder(PROJECT), name), "utf8");
  expect(read("go.mod")).toContain(`${SERVER_SDK.path} v5.6.0\n`);
  expect(read("go.mod")).not.toMatch(/^\s*replace\b/m);
  expect(read("go.sum")).toMatch(new RegExp(`^${SERVER_SDK.path} v5\\.6\\.0/go\\.mod h1:\\S{44}$`, "m"));
});

test(
  "a proxy's refusal of the Server SDK is told by its name, with the ways out, and changes nothing",
  async () => {
    const server = createServer((_, response) =>
      response.writeHead(403, { "content-type": "text/plain" }).end("not available here"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const folder = scratch();
    const sums = () => readFileSync(join(goServerFolder(PROJECT), "go.sum"), "utf8");
    const before = sums();
    const error = await buildGoServer(
      { project: PROJECT, cache: folder },
      {
        ...process.env,
        WINDTUNNEL_GO_SERVER: "",
        GOMODCACHE: join(folder, "modules"),
        GOPROXY: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GOTOOLCHAIN: "local",
      },
    ).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ServerSdkNotServed);
    expect(String(error)).toContain("not available here");
    expect(String(error)).toContain("--go-server BINARY");
    expect(sums()).toBe(before);
  },
  LIMIT_MS,
);

test("a program of the user's is taken as it is, and one that cannot be run is refused by its setting", async () => {
  const folder = scratch();
  const program = join(folder, "my-server");
  writeFileSync(program, "#!/bin/sh\n");
  const folders = { project: PROJECT, cache: folder };
  const build = () => buildGoServer(folders, { WINDTUNNEL_GO_SERVER: program });
  await expect(build()).rejects.toThrow(/WINDTUNNEL_GO_SERVER names .*my-server, which cannot be run/);
  chmodSync(program, 0o755);
  expect(await build()).toEqual({ binary: program, fromCache: true });
});
