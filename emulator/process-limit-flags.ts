/** The flags for how long the steps in a server process's life may take. */
import { Option } from "commander";
import { type ProcessLimits, publishedProcessLimits } from "./domain/process-limits.ts";
import { countValue, positiveValue } from "./flag-values.ts";

const purposes: Readonly<Record<keyof ProcessLimits, string>> = {
  healthLimitSeconds: "a server process without a healthy report for so long is ended",
  unhealthyReportLimit: "so many unhealthy reports in a row end a server process",
  initializationLimitSeconds: "a server process connects within so long of its start",
  readyLimitSeconds: "ProcessReady comes within so long of InitSDK",
  terminationGraceSeconds: "a server process has so long from TerminateProcess to its forced end",
  interruptionGraceSeconds: "an instance has so long from the notice of a Spot interruption to its end",
  exitLimitSeconds: "a server process has so long from ProcessEnding to its exit",
};

const limits = Object.keys(purposes) as readonly (keyof ProcessLimits)[];

export const processLimitFlags = (): readonly Option[] =>
  limits.map((limit) => {
    const isCount = limit === "unhealthyReportLimit";
    const name = limit.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    return new Option(`--${name} <${isCount ? "count" : "seconds"}>`, purposes[limit])
      .argParser(isCount ? (text) => positiveValue(String(countValue(text))) : positiveValue)
      .default(publishedProcessLimits[limit]);
  });

/** @param given the values of the flags, by their names in camelCase. */
export const processLimitsIn = (given: ProcessLimits): ProcessLimits =>
  Object.fromEntries(limits.map((limit) => [limit, given[limit]])) as unknown as ProcessLimits;
