import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";
import { hasForgotten } from "./what-was-broken.ts";

const RUNNING: readonly string[] = ["ready", "session-started", "session-active"];

/** **Documented**: GameLift sees a crash on a managed host at once, on an Anywhere compute by the missing heartbeats. */
export const serversAreConnectedOrEnded: Invariant = {
  name: "servers are connected or ended",
  truth:
    "Each game server that runs is connected to GameLift, which takes it for alive; one that has ended or crashed is connected no more, and has ended for GameLift where it said so; of those before an emulator that was killed it knows nothing.",
  check(view) {
    if (hasForgotten(view)) return [];
    const processes = new Map(recordsOf(view, "serverProcesses").map((one) => [one.processId, one]));
    return view.servers.flatMap(({ processId, state, isConnected }) => {
      const process = processes.get(processId);
      const isOver = process === undefined || process.status === "TERMINATED";
      const isLinked = !isOver && process.connectionId !== undefined;
      const seen = `and GameLift has it as ${process?.status ?? "unknown"}${isLinked ? ", connected" : ""}`;
      const server = `server ${processId} is ${state}${isConnected ? ", connected" : ""}`;
      if (RUNNING.includes(state)) return isConnected && isLinked ? [] : [`${server}, ${seen}`];
      if (state === "ended") return isOver && !isConnected ? [] : [`${server}, ${seen}`];
      if (state === "crashed") return isLinked || isConnected ? [`${server}, ${seen}`] : [];
      return [];
    });
  },
};
