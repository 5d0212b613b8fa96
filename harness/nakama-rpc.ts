/**
 * Calls a registered RPC of Nakama as a server does: with the HTTP key, by POST, the JSON object as it is.
 *
 * **Observed** with Nakama 3.40: GET drops the payload, and without `unwrap` an object is refused with 400.
 */
import { show } from "./show.ts";

/** Where a server finds Nakama and the key it shows. */
export interface NakamaAccess {
  /** Such as `http://127.0.0.1:7350`. */
  readonly baseUrl: string;
  /** The setting `runtime.http_key` of that Nakama. */
  readonly httpKey: string;
}

/** Nakama refused an RPC, or gave no answer at all (then `status` is undefined). */
export class NakamaRpcError extends Error {
  override readonly name = "NakamaRpcError";
  readonly rpcId: string;
  /** HTTP status, such as 500. */
  readonly status: number | undefined;
  /** Nakama's own code, which is gRPC's: 3 invalid argument, 5 not found, 13 internal, 16 unauthenticated. */
  readonly code: number | undefined;

  constructor(rpcId: string, problem: string, status?: number, code?: number, options?: ErrorOptions) {
    super(`RPC ${rpcId} to Nakama failed: ${problem}`, options);
    this.rpcId = rpcId;
    this.status = status;
    this.code = code;
  }
}

export interface NakamaRpcOptions {
  /** Limit in milliseconds of wall time; 15,000 unless told, more than the 10 s after which Nakama hangs up. */
  readonly timeoutMs?: number;
  /** Gives the call up from outside. */
  readonly signal?: AbortSignal;
}

/**
 * Calls RPC `rpcId` with `payload` as JSON and answers with what the RPC returned, as text.
 * @throws NakamaRpcError with status, code and Nakama's words; also for a closed connection and the time limit.
 */
export async function callNakamaRpc(
  access: NakamaAccess,
  rpcId: string,
  payload: unknown,
  { timeoutMs = 15_000, signal }: NakamaRpcOptions = {},
): Promise<string> {
  const address = new URL(`/v2/rpc/${encodeURIComponent(rpcId)}`, access.baseUrl);
  address.search = `http_key=${encodeURIComponent(access.httpKey)}&unwrap`;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(payload),
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    const text = await response.text();
    if (!response.ok) {
      throw refusal(rpcId, response.status, text);
    }
    return text;
  } catch (error) {
    if (error instanceof NakamaRpcError) {
      throw error;
    }
    if (limit.aborted) {
      throw new NakamaRpcError(rpcId, `no answer from ${access.baseUrl} within ${timeoutMs} ms`);
    }
    const cause = error instanceof Error && error.cause !== undefined ? `, ${show(error.cause)}` : "";
    throw new NakamaRpcError(
      rpcId,
      `no answer from ${access.baseUrl} (${show(error)}${cause})`,
      undefined,
      undefined,
      { cause: error },
    );
  }
}

function refusal(rpcId: string, status: number, text: string): NakamaRpcError {
  const { code, message } = readErrorBody(text);
  const words = message ?? (text === "" ? "no reason given" : text.slice(0, 300));
  return new NakamaRpcError(rpcId, `HTTP ${status}, ${words}`, status, code);
}

/** The members `code` and `message` of an error body of Nakama, where it is one. */
export function readErrorBody(text: string): { code?: number; message?: string } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof body !== "object" || body === null) {
    return {};
  }
  return {
    ...("code" in body && typeof body.code === "number" ? { code: body.code } : {}),
    ...("message" in body && typeof body.message === "string" ? { message: body.message } : {}),
  };
}
