import { type CheckStep, right, wrong } from "../check-step.ts";
import { becomes, messageOf, recordOf, requestRefused } from "../life-moments.ts";
import { unseen } from "../unseen.ts";

/** ProcessReady: the process says that it can host a game session, and where players reach it. */
export const activated: CheckStep = {
  name: "activated",
  title: "calls ProcessReady",
  needs: ["connected"],
  expected: ({ readySeconds }) => `ActivateServerProcess within ${readySeconds} s of the connection`,
  look: async (examination) => {
    const { life, limits, findings } = examination;
    const isActive = becomes("server process", "ACTIVE", findings.processId);
    const isRefused = requestRefused("ActivateServerProcess");
    const sighting = await life.next((entry) => isActive(entry) || isRefused(entry), {
      withinSeconds: limits.readySeconds,
    });
    if (sighting.kind !== "seen")
      return unseen(examination, sighting, "no ProcessReady", limits.readySeconds, neverReady);
    if (isRefused(sighting.value))
      return wrong(
        `GameLift refused its ProcessReady: ${messageOf(sighting.value)}`,
        "Pass ProcessParameters as the SDK documents them: the port as a number, log paths as a list.",
      );
    const { port, logPaths = [] } = recordOf(sighting.value);
    if (typeof port === "number") findings.port = port;
    const paths = Array.isArray(logPaths) && logPaths.length > 0 ? `, logs ${logPaths.join(", ")}` : "";
    return right(`${port === undefined ? "no port" : `port ${String(port)}`}${paths}`);
  },
};

const neverReady =
  "Call ProcessReady, with OnStartGameSession, OnProcessTerminate, OnHealthCheck and the port, when everything that a " +
  "game session needs is loaded. GameLift ends a process that has not called it five minutes after InitSDK.";
