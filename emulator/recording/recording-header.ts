/** The first line of a recording: everything beside the inputs by which the emulator did what it did. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CoreParts } from "../build-core.ts";
import type { Scope } from "../domain/scope.ts";
import type { EmulatorOptions } from "../options.ts";
import type { RuleOptions } from "../services/rule-options.ts";
import { serviceModel } from "../wire/service-model.ts";

/** Raised when a recording of before can no longer be read, or one of now not by versions of before. */
export const RECORDING_FORMAT = 1;

export interface RecordingHeader {
  readonly windtunnelRecording: number;
  /** What was going on: a scenario's name, a command. */
  readonly title?: string;
  readonly versions: { readonly windtunnel: string; readonly node: string; readonly gameLiftModel: string };
  readonly seed: string;
  readonly home: Scope;
  readonly clock: {
    readonly mode: "manual" | "running";
    readonly speed: number;
    /** Epoch milliseconds of GameLift's time. */
    readonly startAt: number;
    /** What the machine's clock showed then. */
    readonly startWallAt: number;
  };
  readonly journalLimit: number;
  readonly rules: RecordedRules;
  /** What acted before inputs came to be: in the fronts, or on the way out. A replay tells them and needs none. */
  readonly options: { readonly [name: string]: unknown };
  /** Options that were given and are nobody's business, or of no use elsewhere. */
  readonly leftOut: readonly string[];
}

/** The rules' options, with the secrets of credentials left out. */
export type RecordedRules = Omit<RuleOptions, "serverSdkCredentials"> & {
  readonly serverSdkCredentials: readonly { readonly accessKeyId: string }[];
};

/** Options of the emulator that are written down although only its fronts know them. */
export const frontOptionNames = [
  "bareFrameworkErrorTypes",
  "launchWithTls",
  "messageGroup",
  "minimumEventDelayMs",
  "queuePrefix",
  "rateLimits",
  "redeliverLostGameSessions",
  "serverSdkGatewayLimits",
  "serverSdkPath",
  "strictPlayerData",
] as const satisfies readonly (keyof EmulatorOptions)[];

const inHeader: ReadonlySet<string> = new Set([
  ...frontOptionNames,
  ...(["clock", "home", "journalLimit", "record", "rules", "seed"] as const),
] satisfies readonly (keyof EmulatorOptions)[]);

/**
 * @param options what the emulator was built with.
 * @param parts its core, before the first input.
 * @param title what is going on, in a few words.
 */
export function recordingHeader(options: EmulatorOptions, parts: CoreParts, title?: string): RecordingHeader {
  const { clocks, home, journal, rules, startedAt, streams } = parts;
  const { mode, speed } = clocks.clock;
  return {
    windtunnelRecording: RECORDING_FORMAT,
    ...(title === undefined ? {} : { title }),
    versions: {
      windtunnel: windtunnelVersion(),
      node: process.versions.node,
      gameLiftModel: serviceModel.service.apiVersion,
    },
    seed: streams.seed,
    home,
    clock: { mode, speed, startAt: startedAt.at, startWallAt: startedAt.wallAt },
    journalLimit: journal.limit,
    rules: {
      ...rules,
      serverSdkCredentials: rules.serverSdkCredentials.map(({ accessKeyId }) => ({ accessKeyId })),
    },
    options: Object.fromEntries(
      frontOptionNames.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
    ),
    leftOut: Object.keys(options).filter((name) => !inHeader.has(name)),
  };
}

/** From the nearest package.json above this file: the repository's, or the published one. */
function windtunnelVersion(folder = import.meta.dirname): string {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      version?: string;
    };
    if (version !== undefined) return version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const above = join(folder, "..");
  return above === folder ? "unknown" : windtunnelVersion(above);
}
