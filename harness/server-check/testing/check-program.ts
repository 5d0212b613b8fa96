/** Checks servers that are processes of their own, quietly. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { usualLimits } from "../check-limits.ts";
import type { CheckOptions } from "../check-options.ts";
import type { CheckReport, StepOutcome } from "../check-report.ts";
import { type CheckAudience, checkServer } from "../check-server.ts";

export const simulated = fileURLToPath(new URL("../../simulated-server/main.ts", import.meta.url));
const oddServer = fileURLToPath(new URL("./odd-server.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "windtunnel-server-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const silent: CheckAudience = {
  runStarts: () => {},
  stepTaken: () => {},
  runEnded: () => {},
  asked: () => {},
};

/** Limits above what a busy machine needs to start a process, for all that is to come; see `hasty` for the rest. */
export function check(
  args: readonly string[],
  wishes: Partial<CheckOptions> = {},
  asked = silent.asked,
): Promise<CheckReport> {
  const options: CheckOptions = {
    executable: process.execPath,
    args,
    folder,
    environment: {},
    limits: usualLimits,
    players: { kind: "websocket" },
    gameProperties: {},
    gameSessionData: undefined,
    region: "us-east-1",
    tls: false,
    thorough: false,
    logFolder: mkdtempSync(join(folder, "logs-")),
    ...wishes,
  };
  return checkServer(options, { ...silent, asked }, process.env);
}

export const checkSimulated = (args: readonly string[], wishes?: Partial<CheckOptions>) =>
  check([simulated, ...args], wishes);
export const checkOdd = (oddities: readonly string[], wishes?: Partial<CheckOptions>) =>
  check([oddServer, ...oddities], wishes);
export const scripted = (script: object) => ["--script", JSON.stringify(script)];

/** One limit is short: of what this server never does. */
export const hasty = (limit: keyof CheckOptions["limits"], seconds = 0.5): Partial<CheckOptions> => ({
  limits: { ...usualLimits, [limit]: seconds },
});

export const stepsOf = ({ runs }: CheckReport) => runs.flatMap(({ steps }) => steps);
export const named = (report: CheckReport, outcome: StepOutcome) =>
  stepsOf(report)
    .filter((step) => step.outcome === outcome)
    .map(({ step }) => step);
export const wrongStep = (report: CheckReport) => stepsOf(report).find(({ outcome }) => outcome === "wrong");

export const plainSteps = [
  ...["connected", "activated", "port", "heartbeat", "game-session", "players-accepted", "unknown-player"],
  ...["player-removed", "request-rates", "terminated", "process-ending", "exited"],
];
