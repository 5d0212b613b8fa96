import type { ServicePush } from "./service-push.ts";

/** What a server is at the moment of a push. */
export interface HearingServer {
  readonly isActivated: boolean;
  readonly isEnding: boolean;
  readonly ignoresTerminate: boolean;
  readonly refreshesBeforeReady: boolean;
}

/**
 * What the push means to a server in this state. **Observed** in the Server SDKs: before ProcessReady all of them lose
 * CreateGameSession, C++ RefreshConnection, too.
 */
export function heardPush(push: ServicePush, server: HearingServer): ServicePush {
  const unready: ServicePush = { kind: "unplayed", reason: "the process is not ready" };
  switch (push.kind) {
    case "create-game-session":
      return server.isActivated && !server.isEnding ? push : unready;
    case "refresh-connection":
      return server.isActivated || server.refreshesBeforeReady ? push : unready;
    case "terminate-process":
      return server.ignoresTerminate ? { kind: "unplayed", reason: "the script says so" } : push;
    case "unplayed":
      return push;
  }
}
