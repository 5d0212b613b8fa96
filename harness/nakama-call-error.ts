/** Puts the many shapes in which nakama-js rejects (Response, text, Event, plain object) into one error with words. */
import { readErrorBody } from "./nakama-rpc.ts";
import { show } from "./show.ts";

/** A call of a player to Nakama that failed. */
export class NakamaCallError extends Error {
  override readonly name = "NakamaCallError";
  /** HTTP status, where the call went over HTTP and was answered. */
  readonly status: number | undefined;
  /** Nakama's own code: gRPC's over HTTP (5 not found), its socket's over the socket (3 bad input, 6 no such RPC). */
  readonly code: number | undefined;
  /** What Nakama said, or what stood in the way. */
  readonly reason: string;

  constructor(call: string, reason: string, status?: number, code?: number) {
    super(`${call} failed: ${reason}`);
    this.reason = reason;
    this.status = status;
    this.code = code;
  }
}

/** **Observed** in nakama-js 2.8.0: HTTP rejects with a Response or a text, the socket with an object or a text. */
export async function callFailure(call: string, reason: unknown): Promise<NakamaCallError> {
  if (reason instanceof NakamaCallError) {
    return reason;
  }
  if (reason instanceof Response) {
    const text = await reason.text().catch(() => "");
    const { code, message } = readErrorBody(text);
    return new NakamaCallError(call, message ?? `HTTP ${reason.status} ${text}`.trim(), reason.status, code);
  }
  if (reason instanceof Error) {
    const cause = reason.cause === undefined ? "" : ` (${show(reason.cause)})`;
    return new NakamaCallError(call, `${reason.message}${cause}`);
  }
  if (typeof reason === "string") {
    return new NakamaCallError(call, reason);
  }
  if (typeof reason === "object" && reason !== null && "message" in reason) {
    const code = "code" in reason && typeof reason.code === "number" ? reason.code : undefined;
    return new NakamaCallError(call, String(reason.message) || "no reason given", undefined, code);
  }
  return new NakamaCallError(call, reason instanceof Event ? `${reason.type} on the socket` : show(reason));
}
