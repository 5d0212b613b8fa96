import type { FaultMatch, SeamName } from "../domain/fault.ts";
import type { Instant } from "../domain/instant.ts";
import type { QuerySignature } from "../domain/query-signature.ts";
import type { NamedRateLimit } from "../domain/rate-limit.ts";
import type { Scope } from "../domain/scope.ts";
import type { LivenessBase } from "../domain/server-process.ts";

export type Members = { readonly [name: string]: unknown };

/** A decoded API call. Answers the operation's output members. */
export interface CallInput {
  readonly kind: "call";
  readonly callId: string;
  readonly operation: string;
  readonly scope: Scope;
  readonly protocol: string;
  readonly parameters: Members;
}

/** Asks, where rate limits are on, whether a call may come in at all. Answers whether it is throttled. */
export interface AdmissionInput {
  readonly kind: "admission";
  readonly operation: string;
  readonly scope: Scope;
  /** Every limit that the call has to keep. */
  readonly limits: readonly NamedRateLimit[];
}

export interface Admission {
  readonly isThrottled: boolean;
}

/** The last byte of a call's answer was handed to the socket, or the connection was lost before. */
export interface AnsweredInput {
  readonly kind: "answered";
  readonly callId: string;
  readonly outcome: "flushed" | "lost";
}

/** The handshake of a game server's socket, with a token or a signature. */
export interface SocketOpenedInput {
  readonly kind: "socket-opened";
  readonly connectionId: string;
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly token?: string;
  readonly signature?: QuerySignature;
  /** Epoch milliseconds of the machine, which clients sign by. */
  readonly receivedAtMs?: number;
  /** Process id and token once more, where a plus in them may have meant a space. */
  readonly plusAsSpace?: { readonly processId?: string; readonly token?: string };
  readonly sdkVersion: string;
  readonly sdkLanguage: string;
  /** Of simulated servers, which no SDK tells so early. */
  readonly sdkToolName?: string;
}

/** A socket that was accepted: for which process, where its id could be read in two ways. */
export interface OpenedSocket {
  readonly processId: string;
  /** A fault's doing: nothing was opened, and this is answered. */
  readonly refusal?: { readonly statusCode: number; readonly message: string };
}

export interface SocketLostInput {
  readonly kind: "socket-lost";
  readonly connectionId: string;
  readonly processId: string;
  /** The WebSocket close code; 1006 for a connection cut without one. */
  readonly code: number;
}

/** A request of a game server. Answers the response's members without Action and RequestId, or undefined for none. */
export interface FrameInput {
  readonly kind: "frame";
  readonly processId: string;
  readonly action: string;
  readonly requestId: string;
  readonly fields: Members;
}

/** A queue accepted an event, or it was given up for a reason that no retry mends. */
export interface DeliveredInput {
  readonly kind: "delivered";
  readonly eventId: string;
  readonly outcome: "accepted" | "given up";
  readonly attempts: number;
  readonly detail?: string;
}

/** The clock is set forward; what falls due on the way is not run by this, but by `due` inputs. */
export interface ClockInput {
  readonly kind: "clock";
  readonly base: LivenessBase;
  readonly to: Instant;
  /** How fast it goes from there; as before when left out. */
  readonly speed?: number;
}

/** One rule that fell due. */
export interface DueInput {
  readonly kind: "due";
  readonly timerId: string;
}

/** A command of the control API that changes state. */
export interface ControlInput {
  readonly kind: "control";
  readonly command: string;
  readonly scope: Scope;
  readonly parameters: Members;
}

/** Something came through a seam outside of the core where a fault may mean it. Answers what the fault makes of it. */
export interface SeamInput {
  readonly kind: "seam";
  readonly scope: Scope;
  readonly seam: SeamName;
  readonly subject: FaultMatch;
  /** Whom the journal shows it for. */
  readonly subjectId: string;
}

export interface Inputs {
  admission: AdmissionInput;
  call: CallInput;
  answered: AnsweredInput;
  "socket-opened": SocketOpenedInput;
  "socket-lost": SocketLostInput;
  frame: FrameInput;
  delivered: DeliveredInput;
  clock: ClockInput;
  due: DueInput;
  control: ControlInput;
  seam: SeamInput;
}

export interface Answers {
  admission: Admission;
  call: Members;
  answered: undefined;
  "socket-opened": OpenedSocket;
  "socket-lost": undefined;
  frame: Members | undefined;
  delivered: undefined;
  clock: undefined;
  due: undefined;
  control: Members;
  seam: { readonly outcome?: unknown };
}

export type Input = Inputs[keyof Inputs];
