import { type CheckStep, right, wrong } from "../check-step.ts";
import { fieldsOf, request } from "../life-moments.ts";
import { unseen } from "../unseen.ts";
import { unhealthy } from "./heartbeat.ts";

/** A further heartbeat, in the middle of a game session and by the newest socket. */
export const heartbeatAgain: CheckStep = {
  name: "heartbeat-again",
  title: "goes on reporting",
  needs: ["heartbeat", "game-session"],
  expected: ({ heartbeatAgainSeconds }) =>
    `another healthy heartbeat within ${heartbeatAgainSeconds} s; the SDKs send one every 50 to 70 s`,
  look: async (examination) => {
    const { life, limits } = examination;
    const sighting = await life.next(request("HeartbeatServerProcess"), {
      withinSeconds: limits.heartbeatAgainSeconds,
      from: life.position,
    });
    if (sighting.kind !== "seen")
      return unseen(examination, sighting, "no further heartbeat", limits.heartbeatAgainSeconds, silent);
    return fieldsOf(sighting.value).HealthStatus === true
      ? right("healthy in the game session, too")
      : wrong("it reports that it is unhealthy in the middle of a game session", unhealthy);
  },
};

const silent =
  "OnHealthCheck must return within 50 s and must not wait for the game's own loop. GameLift ends a process that has not " +
  "reported healthy for three minutes.";
