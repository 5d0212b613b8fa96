import type { Law } from "./law.ts";

/** Observed: OnHealthCheck of every SDK; Assumed: so many unhealthy reports in a row end a process. */
export const reportsCount: Law = {
  name: "reports of health count",
  truth:
    "A process that has reported unhealthy is not placeable, and after three such reports in a row not ACTIVE.",
  check({ rules, after, step, sent, answer, before }) {
    const problems: string[] = [];
    for (const { records } of after.scopes) {
      for (const { processId, status, unhealthyReportCount, isHealthy } of records.serverProcesses) {
        if (status !== "ACTIVE") continue;
        if (unhealthyReportCount >= rules.unhealthyReportLimit)
          problems.push(`${processId} has reported unhealthy ${unhealthyReportCount} times and is ACTIVE`);
        if (unhealthyReportCount > 0 && isHealthy)
          problems.push(`${processId} has reported unhealthy and counts as healthy`);
      }
    }
    if (step.act !== "frame" || step.action !== "HeartbeatServerProcess" || answer === undefined)
      return problems;
    if (answer.StatusCode !== undefined || sent.HealthStatus !== true) return problems;
    const was = before.scopes.flatMap(({ records }) => records.serverProcesses);
    const is = after.scopes.flatMap(({ records }) => records.serverProcesses);
    const reporting = was.find(({ processId }) => processId === sent.process);
    const reported = is.find(({ processId }) => processId === sent.process);
    if (reporting?.status !== "ACTIVE" || reported?.status !== "ACTIVE") return problems;
    const at = reported.livenessBase === "clock" ? before.now : before.realNow;
    if (!reported.isHealthy || reported.lastHealthyAt !== at)
      problems.push(`${reported.processId} has reported healthy, which was not taken down`);
    return problems;
  },
};
