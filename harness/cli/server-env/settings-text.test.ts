import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { type ServerSettings, settingsText } from "./settings-text.ts";

const settings: ServerSettings = {
  environment: {
    GAMELIFT_SDK_WEBSOCKET_URL: "wss://127.0.0.1:7302/",
    GAMELIFT_SDK_AUTH_TOKEN: "a-token.of_all~signs",
    SSL_CERT_FILE: "/home/o'neill/my $HOME/bundle.pem",
  },
  comments: ["The token's life is short.", ""],
  tokenExpiresAt: "2026-01-01T03:00:00.000Z",
};

test("a shell takes the settings as they are, comments and all", () => {
  const folder = mkdtempSync(join(tmpdir(), "server-env-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, "settings.sh");
  writeFileSync(script, `set -eu\n${settingsText("shell", settings)}`);
  for (const [name, value] of Object.entries(settings.environment)) {
    const printed = execFileSync("sh", ["-c", `. "${script}" && printenv ${name}`], { encoding: "utf8" });
    expect(printed).toBe(`${value}\n`);
  }
});

test("a .env file is read back as it was", () => {
  expect(parseEnv(settingsText("dotenv", settings))).toEqual(settings.environment);
});

test("PowerShell gets its own words and quotes", () => {
  expect(settingsText("powershell", settings).split("\n")).toEqual([
    "# The token's life is short.",
    "#",
    "$env:GAMELIFT_SDK_WEBSOCKET_URL = 'wss://127.0.0.1:7302/'",
    "$env:GAMELIFT_SDK_AUTH_TOKEN = 'a-token.of_all~signs'",
    "$env:SSL_CERT_FILE = '/home/o''neill/my $HOME/bundle.pem'",
    "",
  ]);
});

test("JSON has everything", () => {
  expect(JSON.parse(settingsText("json", settings))).toEqual(settings);
});
