/** Reads the first line of a recording, and refuses in words what this version cannot give its emulator. */
import { z } from "zod";
import { defaultRuleOptions, type RuleOptions } from "../services/rule-options.ts";
import {
  frontOptionNames,
  RECORDING_FORMAT,
  type RecordedRules,
  type RecordingHeader,
} from "./recording-header.ts";
import { RecordingRefused } from "./recording-refused.ts";

const format = z.looseObject({
  windtunnelRecording: z.number(),
  versions: z.looseObject({ windtunnel: z.string() }).optional(),
});
const header = z.object({
  windtunnelRecording: z.literal(RECORDING_FORMAT),
  title: z.string().optional(),
  versions: z.object({ windtunnel: z.string(), node: z.string(), gameLiftModel: z.string() }),
  seed: z.string(),
  home: z.object({ account: z.string(), region: z.string() }),
  clock: z.object({
    mode: z.enum(["manual", "running"]),
    speed: z.number().positive(),
    startAt: z.number(),
    startWallAt: z.number(),
  }),
  journalLimit: z.number().int().positive(),
  rules: z.record(z.string(), z.unknown()),
  options: z.record(z.string(), z.unknown()),
  leftOut: z.array(z.string()),
});

/** What a rule's option looks like where its default does not tell. */
const ruleExamples: Required<RuleOptions> = { ...defaultRuleOptions, retentionDays: 30 };

/**
 * @param path for the message.
 * @throws RecordingRefused for another format, a version's options that this one does not know, or no recording at all.
 */
export function parseHeader(line: string, path: string): RecordingHeader {
  const value = parseJson(line);
  const { data: known } = format.safeParse(value);
  if (known === undefined)
    throw new RecordingRefused(`${path} is no recording of Windtunnel: its first line does not say so.`);
  if (known.windtunnelRecording !== RECORDING_FORMAT) {
    const by = known.versions === undefined ? "" : `, made by Windtunnel ${known.versions.windtunnel}`;
    throw new RecordingRefused(
      `${path} is a recording of format ${known.windtunnelRecording}${by}; this version replays format ${RECORDING_FORMAT}.`,
    );
  }
  refuseUnknown(path, "the member", Object.keys(known), Object.keys(header.shape));
  const parsed = header.safeParse(value);
  if (!parsed.success)
    throw new RecordingRefused(`The first line of ${path} is damaged:\n${z.prettifyError(parsed.error)}`);
  const { rules, options } = parsed.data;
  refuseUnknown(path, "the rule option", Object.keys(rules), Object.keys(ruleExamples));
  refuseUnknown(path, "the option", Object.keys(options), frontOptionNames);
  for (const [name, given] of Object.entries(rules)) refuseUnlike(path, name, given);
  return { ...parsed.data, rules: { ...defaultRuleOptions, ...rules } as RecordedRules } as RecordingHeader;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function refuseUnknown(path: string, what: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new RecordingRefused(
    `${path} was made with ${what} ${unknown.join(", ")}, which this version of Windtunnel does not know.`,
  );
}

function refuseUnlike(path: string, name: string, given: unknown): void {
  const example: unknown = ruleExamples[name as keyof RuleOptions];
  if (typeof given === typeof example && Array.isArray(given) === Array.isArray(example)) return;
  throw new RecordingRefused(
    `The rule option ${name} in ${path} is ${JSON.stringify(given)}; it has to be like ${JSON.stringify(example)}.`,
  );
}
