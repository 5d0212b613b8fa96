import type { Scope } from "../domain/scope.ts";
import type { Members } from "../runtime/input.ts";
import type { Protocol } from "./route.ts";

/** One API call whose bytes were understood, whose caller is known and whose members keep the model's limits. */
export interface DecodedCall {
  /** Unique within the front that made it; `answered` repeats it. */
  readonly callId: string;
  /** What the client reads as x-amzn-RequestId. */
  readonly requestId: string;
  readonly protocol: Protocol;
  readonly operation: string;
  readonly scope: Scope;
  readonly accessKeyId: string;
  /**
   * Under the model's names. Structures and maps are objects (maps without prototype), lists arrays, timestamps
   * `Date`, blobs `Uint8Array`; what is absent is absent, never null.
   */
  readonly parameters: Members;
  readonly userAgent: string;
  /** The client's word about its attempt, as in `attempt=1; max=3`. */
  readonly attempt?: string;
  /** The same for all attempts of one call of an SDK. */
  readonly invocationId?: string;
}
