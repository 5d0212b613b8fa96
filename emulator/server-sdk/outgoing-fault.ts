/** What is on its way out to a game server. */
export interface OutgoingFrame {
  readonly frame: "push" | "answer";
  readonly action: string;
  readonly processId: string;
}

/** What a fault makes of a frame on its way to a game server. */
export type OutgoingFault =
  | { readonly kind: "lose" }
  | { readonly kind: "delay"; readonly delayMs: number }
  /** A push leaves behind the one that follows it, or alone after so long. */
  | { readonly kind: "overtaken"; readonly atMostMs: number }
  | { readonly kind: "repeat"; readonly times: number }
  | { readonly kind: "corrupt"; readonly how: FrameCorruption }
  /** A close frame with that code, or a cut connection without one; the frame before it, or not at all. */
  | { readonly kind: "close"; readonly closeCode?: number; readonly isFrameSent: boolean }
  /** From now on nothing is read and nothing is written; the connection stays for so long. */
  | { readonly kind: "half-open"; readonly atMostMs: number };

/** Those that act on the frame, or on its socket, as it leaves. */
export type FaultAsItLeaves = Exclude<OutgoingFault, { readonly kind: "delay" | "overtaken" }>;

export const frameCorruptions = [
  "truncated",
  "binary",
  "too-large",
  "unknown-action",
  "not-an-object",
  "invalid-utf8",
] as const;

export type FrameCorruption = (typeof frameCorruptions)[number];

/** How faults get in between a frame and its socket. */
export interface OutgoingFaults {
  /** Whether there is one at all. */
  isArmed(): boolean;
  /** What the first that means it makes of the frame; not to be asked from within a commit. */
  meet(frame: OutgoingFrame): OutgoingFault | undefined;
}
