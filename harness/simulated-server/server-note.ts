/** What a simulated game server tells of what it does, for the timeline. */
import type { FrameFields } from "./sdk-frames.ts";
import type { CrashStep } from "./server-script.ts";

/** What passed on the line to GameLift. */
export type WireNote =
  | { readonly kind: "connected"; readonly again: boolean }
  | { readonly kind: "connection-refused"; readonly reason: string }
  | { readonly kind: "connection-lost"; readonly code: number; readonly reason: string }
  | {
      readonly kind: "request-sent";
      readonly action: string;
      readonly requestId: string;
      readonly fields: FrameFields;
    }
  | { readonly kind: "request-timed-out"; readonly action: string }
  | {
      readonly kind: "answer-received";
      readonly action: string;
      readonly requestId: string;
      readonly statusCode: number;
      readonly errorMessage: string;
      /** False for the answer to a request that nobody waits for any more. */
      readonly expected: boolean;
    }
  | { readonly kind: "push-received"; readonly action: string; readonly fields: FrameFields }
  /** RefreshConnection came, and there is no connection by what it says. */
  | { readonly kind: "refresh-failed"; readonly reason: string }
  | { readonly kind: "frame-unreadable"; readonly problem: string };

/** What the game itself did. */
export type GameNote =
  | { readonly kind: "push-ignored"; readonly action: string; readonly reason: string }
  | { readonly kind: "game-port-opened"; readonly port: number }
  | { readonly kind: "player-accepted"; readonly playerSessionId: string }
  | { readonly kind: "player-refused"; readonly playerSessionId: string; readonly reason: string }
  | { readonly kind: "player-left"; readonly playerSessionId: string }
  | { readonly kind: "rpc-sent"; readonly rpcId: string; readonly payload: FrameFields }
  | { readonly kind: "rpc-answered"; readonly rpcId: string; readonly status: number }
  | {
      readonly kind: "rpc-failed";
      readonly rpcId: string;
      readonly status: number | undefined;
      readonly problem: string;
    }
  | { readonly kind: "failed"; readonly doing: string; readonly problem: string }
  | { readonly kind: "crashed"; readonly at: CrashStep | "asked" }
  | { readonly kind: "ended"; readonly reason: string };

/** A note with its process and its instant on the world's clock, in milliseconds since 1970. */
export type ServerNote = (WireNote | GameNote) & { readonly processId: string; readonly notedAt: number };
