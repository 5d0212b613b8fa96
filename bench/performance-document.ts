import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { FIGURE_HEAD, type Figure, notesOf, rowOf } from "./figures.ts";

/** One run of one measurement, as docs/performance.md tells it. */
export interface MeasuredSection {
  /** The measurement's name behind `npm run bench --`. */
  readonly name: string;
  readonly figures: readonly Figure[];
  /** How it is measured, in Markdown, one line each. */
  readonly how: readonly string[];
}

const HEAD = [
  "# Performance",
  "",
  "Each part is the last run of one measurement, whatever it showed.",
  "",
].join("\n");

/** The document with this run in the place of the one before of the same measurement; new ones come last. */
export function withSection(document: string, section: MeasuredSection): string {
  const isOf = (text: string) => text.startsWith(`## ${section.name}\n`);
  const present = document.split(/^(?=## )/m).filter((text) => text.startsWith("## "));
  const written = sectionText(section);
  const sections = present.some(isOf)
    ? present.map((text) => (isOf(text) ? written : text))
    : [...present, written];
  return `${[HEAD, ...sections].map((text) => text.trimEnd()).join("\n\n")}\n`;
}

/** Where the run was, of which state of the sources, and each figure. */
function sectionText({ name, figures, how }: MeasuredSection): string {
  return [
    `## ${name}`,
    "",
    `Written by \`npm run bench -- ${name} --write\`.`,
    "",
    `- Machine: ${machine()}`,
    `- Sources: ${sources()}`,
    `- Others at work: a load of ${loadavg()[1]?.toFixed(1)} in the five minutes before the end, the run's own included`,
    "",
    `| ${FIGURE_HEAD.join(" | ")} |`,
    "|---|---|---|---|",
    ...figures.map((figure) => `| ${rowOf(figure).join(" | ")} |`),
    ...notesOf(figures),
    "",
    "How it is measured:",
    "",
    ...how,
  ].join("\n");
}

/** No host names: what a reader needs to compare. */
function machine(): string {
  const cores = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return `${cores.length} cores (${cores[0]?.model.trim() ?? "unknown"}), ${memory}, ${type()} ${release()}, Node ${process.version}`;
}

function sources(): string {
  const git = (...args: readonly string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  try {
    const isChanged = git("status", "--porcelain", "--", "emulator", "bench") !== "";
    return `commit ${git("rev-parse", "--short=12", "HEAD")}${isChanged ? ", with changes that are not committed" : ""}`;
  } catch {
    return "not in a git repository";
  }
}
