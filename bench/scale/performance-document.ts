import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { FIGURE_HEAD, type Figure, rowOf } from "../figures.ts";

/** What docs/performance.md says of one run: where it ran, of which state of the sources, and each figure. */
export function performanceDocument(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => `| ${rowOf(figure).join(" | ")} |`);
  return [
    "# Performance",
    "",
    "Written by `npm run bench -- scale --write`: the last run, whatever it showed.",
    "",
    `- Machine: ${machine()}`,
    `- Sources: ${sources()}`,
    `- Others at work: a load of ${loadavg()[1]?.toFixed(1)} in the five minutes before the end, the run's own included`,
    "",
    `| ${FIGURE_HEAD.join(" | ")} |`,
    "|---|---|---|---|",
    ...rows,
    "",
    "How it is measured:",
    "",
    "- **Reads**: the whole emulator over loopback, on a thread of its own, against `node:http` alone that parses the",
    "  same request and writes the same JSON with `JSON.stringify`. Sixteen kept connections; the client sends bytes made",
    "  before and counts those that come back. Short rounds in turn, the median of each round's ratio.",
    "- **Placements with events**: from the decoded StartGameSessionPlacement to the event that ElasticMQ has accepted, game",
    "  servers answering in process, no delay behind the answer; against messages as long, sent by `node:http` to the same",
    "  FIFO queue, each side with sixteen on their way.",
    "- **Growth**: worlds of 1,000 to 100,000 ACTIVE game sessions in one fleet, asked in turn; the exponent is the slope",
    "  through all five sizes on logarithmic axes. Without a socket, whose cost is the same at every size and would hide",
    "  what grows; by id, which takes few microseconds, with the decoding of the request and the writing of the answer.",
    "- **Memory**: what forty thousand game sessions add to the heap of ten thousand after a collection, by four.",
    "",
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
