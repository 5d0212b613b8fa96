import type { Mutant } from "./mutant.ts";

/** Bugs in the lives of server processes and their sockets. */
export const processMutants: readonly Mutant[] = [
  {
    name: "a process that reports unhealthy stays placeable",
    file: "services/processes.ts",
    find: "    isHealthy,\n    unhealthyReportCount:",
    replace: "    isHealthy: true,\n    unhealthyReportCount:",
  },
  {
    name: "the fourth unhealthy report ends a process instead of the third",
    file: "services/processes.ts",
    find: "reported.unhealthyReportCount >= turn.options.unhealthyReportLimit",
    replace: "reported.unhealthyReportCount > turn.options.unhealthyReportLimit",
  },
  {
    name: "a healthy report does not move the limit",
    file: "services/processes.ts",
    find: "if (isHealthy) watchHealth(turn, scope, reported);",
    replace:
      "if (isHealthy && process.isHealthy) return;\n  if (isHealthy) watchHealth(turn, scope, reported);",
  },
  {
    name: "ProcessReady does not end the limit for it",
    file: "services/processes.ts",
    find: `  turn.cancelTimer(scope, "ready-limit", process.processId);\n  serverProcesses.put({ ...active`,
    replace: "  serverProcesses.put({ ...active",
  },
  {
    name: "the loss of an old socket takes the new one away",
    file: "services/processes.ts",
    find: "if (process?.connectionId !== connectionId) return;",
    replace: "if (process?.connectionId === undefined) return;",
  },
  {
    name: "a process whose time is over keeps its limits",
    file: "services/endings.ts",
    find: `for (const purpose of ["health-limit", "ready-limit", "termination-deadline"] as const) {`,
    replace: `for (const purpose of ["health-limit", "ready-limit"] as const) {`,
  },
  {
    name: "an expired token lets a server in",
    file: "server-sdk/handshake-scope.ts",
    find: `if (token.expiresAt <= turn.timeOf("real")) {`,
    replace: `if (token.expiresAt + 3_600_000 <= turn.timeOf("real")) {`,
  },
  {
    name: "an ended process may connect again",
    file: "server-sdk/handshake.ts",
    find: `if (present?.status === "TERMINATED") {`,
    replace: `if (present?.status === "TERMINATED" && present.gameSessionId !== undefined) {`,
  },
  {
    name: "a crash fails the placement instead of letting it go on",
    file: "services/process-exits.ts",
    find: "    retryPlacement: true,\n",
    replace: "    retryPlacement: false,\n",
  },
];
