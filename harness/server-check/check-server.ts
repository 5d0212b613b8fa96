import { join } from "node:path";
import { Closers } from "../closers.ts";
import { type CheckGround, openCheckGround } from "./check-ground.ts";
import type { CheckOptions } from "./check-options.ts";
import { type CheckReport, type RunResult, reportOf, type StepResult } from "./check-report.ts";
import type { CheckStep } from "./check-step.ts";
import type { Findings } from "./examination.ts";
import { findExecutable } from "./find-executable.ts";
import { type LaunchedServer, launchServer } from "./launched-server.ts";
import { byHandPlayers } from "./players/by-hand-players.ts";
import { CommandPlayers } from "./players/command-players.ts";
import type { PlayerEntrance } from "./players/player-entrance.ts";
import { websocketPlayers } from "./players/websocket-players.ts";
import { serverEnvironment } from "./server-environment.ts";
import { hardLife, plainLife } from "./steps/table.ts";
import { takeSteps } from "./take-steps.ts";

/** Who is told of a check as it goes on. */
export interface CheckAudience {
  runStarts(run: number, server: LaunchedServer): void;
  stepTaken(result: StepResult): void;
  runEnded(result: RunResult): void;
  /** Something that a person has to do. */
  asked(text: string): void;
}

const SHOWN_LINES = 12;

/**
 * Leads processes of a server through their lives and reports what they did right and wrong. Whatever happens, nothing of
 * it is left running.
 *
 * @param caller the environment of whoever checks.
 * @param interrupted ends the check at once, and everything that it has started.
 * @throws Error when it was interrupted, or when nothing could be checked: an executable that cannot be started, an emulator that did not come up.
 */
export async function checkServer(
  options: CheckOptions,
  audience: CheckAudience,
  caller: NodeJS.ProcessEnv,
  interrupted?: AbortSignal,
): Promise<CheckReport> {
  findExecutable(options.executable, options.folder, caller.PATH ?? "");
  const closers = new Closers();
  try {
    const ground = await openCheckGround({ ...options, stateFolder: join(options.logFolder, "state") });
    closers.add("the emulator", () => ground.close());
    const entrance = entranceOf(options, audience, caller, closers);
    const lives = options.thorough ? [plainLife, hardLife] : [plainLife];
    const runs: RunResult[] = [];
    for (const steps of lives) {
      const check = { options, audience, caller, ground, entrance, closers };
      const run = checkRun(check, runs.length + 1, steps);
      runs.push(await (interrupted === undefined ? run : Promise.race([run, rejectedBy(interrupted)])));
    }
    return reportOf([options.executable, ...options.args], runs);
  } finally {
    await closers.closeAll();
  }
}

function rejectedBy(interrupted: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(new Error("the check was interrupted"));
    if (interrupted.aborted) stop();
    interrupted.addEventListener("abort", stop, { once: true });
  });
}

interface Check {
  readonly options: CheckOptions;
  readonly audience: CheckAudience;
  readonly caller: NodeJS.ProcessEnv;
  readonly ground: CheckGround;
  readonly entrance: PlayerEntrance | undefined;
  readonly closers: Closers;
}

async function checkRun(check: Check, run: number, steps: readonly CheckStep[]): Promise<RunResult> {
  const { options, audience, caller, ground, entrance } = check;
  const server = await launchServer(options, ground, run, caller);
  // For an interruption: a run that comes to its end closes its own.
  check.closers.add(`server ${run}`, () => server.close());
  const { identity, life, child, offeredPort } = server;
  const findings: Findings = { processId: identity.processId, visits: [] };
  try {
    audience.runStarts(run, server);
    const { bench } = ground;
    const computeName = identity.hostId;
    const examination = {
      ...{ bench, ground, life, entrance, computeName, offeredPort, findings },
      ...{ limits: options.limits, gameProperties: options.gameProperties },
      gameSessionData: options.gameSessionData,
    };
    const results = await takeSteps(steps, examination, run, (result) => audience.stepTaken(result));
    const ended: RunResult = {
      run,
      processId: findings.processId,
      steps: results,
      lastOutput: child.tail(SHOWN_LINES),
      outputFile: child.logFile,
    };
    audience.runEnded(ended);
    return ended;
  } finally {
    if (options.players.kind !== "by-hand") for (const { visit } of findings.visits) visit.cut();
    await server.close();
  }
}

function entranceOf(
  { players, folder, logFolder, environment }: CheckOptions,
  audience: CheckAudience,
  caller: NodeJS.ProcessEnv,
  closers: Closers,
): PlayerEntrance | undefined {
  switch (players.kind) {
    case "none":
      return undefined;
    case "by-hand":
      return byHandPlayers((text) => audience.asked(text));
    case "command": {
      const { commandLine } = players;
      const own = serverEnvironment(caller, environment, {});
      const entrance = new CommandPlayers({ commandLine, environment: own, folder, logFolder });
      closers.add("players", () => entrance.close());
      return entrance;
    }
    default:
      return websocketPlayers({ isTry: players.kind === "auto" });
  }
}
