import { type CheckStep, right, wrong } from "../check-step.ts";
import { fieldsOf, request } from "../life-moments.ts";
import { unseen } from "../unseen.ts";

/** The first heartbeat, by which GameLift may place a game session. */
export const heartbeat: CheckStep = {
  name: "heartbeat",
  title: "reports that it is healthy",
  needs: ["activated"],
  expected: ({ heartbeatSeconds }) =>
    `a first healthy heartbeat, within ${heartbeatSeconds} s of ProcessReady; the SDK sends it by itself`,
  look: async (examination) => {
    const { life, limits } = examination;
    const sighting = await life.next(request("HeartbeatServerProcess"), {
      withinSeconds: limits.heartbeatSeconds,
    });
    if (sighting.kind !== "seen")
      return unseen(examination, sighting, "no heartbeat", limits.heartbeatSeconds, noHeartbeat);
    if (fieldsOf(sighting.value).HealthStatus === true)
      return right(`first at ${life.secondsSinceStart(sighting.value.wallAt).toFixed(1)} s`);
    return wrong("it reports that it is unhealthy", unhealthy);
  },
};

const noHeartbeat =
  "The SDK sends heartbeats by itself once ProcessReady has succeeded: look for an error that ProcessReady returned, and " +
  "do not block the thread that it was called on, nor the OnHealthCheck callback.";

export const unhealthy =
  "Give ProcessParameters an OnHealthCheck that returns true while the server can host a game session, within 50 s; " +
  "without one the Go and C# SDKs report unhealthy. GameLift places nothing there, and ends it at the third report.";
