import { defineConfig } from "vitest/config";
import { painter } from "../../paint.ts";
import { ResultCollector } from "../../result-collector.ts";
import { TimelineReporter } from "../../timeline-reporter.ts";

const reporter = new TimelineReporter((text) => process.stdout.write(text), painter(false));
const collector = new ResultCollector();

/** A run of its own, for the reporter's test: what it collected is the last line. */
export default defineConfig({
  test: {
    include: ["*.fixture.ts"],
    pool: "forks",
    reporters: [
      reporter,
      collector,
      { onTestRunEnd: () => void process.stdout.write(`\n${JSON.stringify(collector.results)}\n`) },
    ],
  },
});
