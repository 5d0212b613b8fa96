import { type CheckStep, right, type Sight } from "../check-step.ts";
import type { Examination } from "../examination.ts";
import { socketOpened } from "../life-moments.ts";
import { unseen } from "../unseen.ts";

/** A lost socket is replaced, and the process goes on. */
export const reconnected: CheckStep = {
  name: "reconnected",
  title: "comes back after a lost connection",
  needs: ["game-session"],
  expected: ({ reconnectSeconds }) =>
    `a new socket of the same process within ${reconnectSeconds} s; the SDK opens it by itself`,
  look: (examination) =>
    newSocket(
      examination,
      "no new connection after its socket was cut",
      async ({ bench, findings: { processId } }) => {
        await bench.cutServerSdkSockets({ processId });
      },
    ),
};

/** RefreshConnection, by which GameLift moves a process before its gateway cuts a connection of two hours. */
export const refreshed: CheckStep = {
  name: "refreshed",
  title: "moves to a new connection when it is told to",
  needs: ["game-session"],
  expected: ({ reconnectSeconds }) =>
    `a new socket with the new token within ${reconnectSeconds} s of RefreshConnection; the SDK opens it by itself`,
  look: (examination) =>
    newSocket(
      examination,
      "no new connection after RefreshConnection",
      async ({ bench, findings: { processId } }) => {
        await bench.command("refresh-connection", { processId });
      },
    ),
};

async function newSocket(
  examination: Examination,
  what: string,
  cause: (examination: Examination) => Promise<void>,
): Promise<Sight> {
  const { life, limits, findings } = examination;
  const from = life.position;
  const startedAt = Date.now();
  await cause(examination);
  const withinSeconds = limits.reconnectSeconds;
  const sighting = await life.next((entry) => socketOpened(entry) && entry.subjectId === findings.processId, {
    withinSeconds,
    from,
  });
  if (sighting.kind !== "seen") return unseen(examination, sighting, what, withinSeconds, stays);
  return right(`connected again after ${((sighting.value.wallAt - startedAt) / 1000).toFixed(1)} s`);
}

const stays =
  "The SDKs of version 5 do this by themselves: update the SDK (Go 5.6, C# 5.5, C++ 5.4), do not call Destroy or exit " +
  "when a connection is lost, and leave the SDK's threads running. GameLift ends a process that stays away for three minutes.";
