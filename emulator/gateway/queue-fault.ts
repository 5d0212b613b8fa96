/** What a fault makes of a call on its way to the queue. */
export type QueueCallFault =
  | { readonly kind: "error"; readonly error: "throttled" | "unavailable" | "queueMissing" }
  /** The connection ends without an answer. */
  | { readonly kind: "cut" }
  /** Nothing is answered until the client leaves, at most so many milliseconds of the machine. */
  | { readonly kind: "hang"; readonly atMostMs: number };

/** What a fault makes of the answer to a receive that brings messages. */
export type QueueReceiveFault =
  /** The messages count as received, and their answer never leaves. */
  | { readonly kind: "lose" }
  | { readonly kind: "delay"; readonly delayMs: number }
  /** The messages become visible again so soon. */
  | { readonly kind: "visibility"; readonly seconds: number }
  | { readonly kind: "corrupt"; readonly how: ReceiveCorruption };

export const receiveCorruptions = ["wrong-md5", "truncated", "no-body"] as const;

export type ReceiveCorruption = (typeof receiveCorruptions)[number];

/** What a fault makes of a delete. */
export type QueueDeleteFault =
  /** `isDone`: the message is deleted all the same. */
  | { readonly kind: "fail"; readonly isDone: boolean; readonly how: "error500" | "error400" | "cut" }
  /** It waits so long before it acts. */
  | { readonly kind: "delay"; readonly delayMs: number };
