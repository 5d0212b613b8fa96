import { createHmac } from "node:crypto";
import type { Scope } from "../domain/scope.ts";

/** 128 bits: nobody meets them by chance, and a token stays within the model's 1,024 characters. */
const SEAL_BYTES = 16;

/**
 * Closes page tokens on their way out and opens them on their way in. A closed one is opaque, and opens only for the
 * account, the Region and the operation that it was issued for; one that was changed in any character never opens.
 *
 * **Assumed**: the service keeps its tokens opaque and says nothing more of them. The key comes from the emulator's seed,
 * so that the same inputs have the same tokens.
 */
export class PageTokens {
  readonly #key: string;

  constructor(seed: string) {
    this.#key = `page tokens\n${seed}`;
  }

  close(scope: Scope, operation: string, content: string): string {
    const bytes = Buffer.from(content);
    return Buffer.concat([this.#seal(scope, operation, bytes), bytes]).toString("base64url");
  }

  /** What was closed, or undefined for anything that `close` did not make for this scope and operation. */
  open(scope: Scope, operation: string, token: string): string | undefined {
    const bytes = Buffer.from(token, "base64url");
    // Texts that decode to the same, with a space or with padding, are none of ours either.
    if (bytes.toString("base64url") !== token) return undefined;
    const content = bytes.subarray(SEAL_BYTES);
    return this.#seal(scope, operation, content).equals(bytes.subarray(0, SEAL_BYTES))
      ? content.toString()
      : undefined;
  }

  #seal({ account, region }: Scope, operation: string, content: Buffer): Buffer {
    return createHmac("sha256", this.#key)
      .update(`${JSON.stringify([account, region, operation])}\n`)
      .update(content)
      .digest()
      .subarray(0, SEAL_BYTES);
  }
}
