import type { FrameCorruption } from "./outgoing-fault.ts";

/** **Documented** (API Gateway, quotas of WebSocket APIs): a message has 128 KB at most. */
const TOO_LARGE_CHARACTERS = 1024 * 1024;

/** A frame that no client can use, as what `send` of a WebSocket takes. */
export interface CorruptFrame {
  readonly data: string | Buffer;
  readonly binary: boolean;
}

/** Spoils a message, which is one JSON object. */
export function corruptFrame(text: string, how: FrameCorruption): CorruptFrame {
  switch (how) {
    case "truncated":
      return asText(text.slice(0, Math.ceil(text.length / 2)));
    case "binary":
      return { data: Buffer.from(text), binary: true };
    case "too-large":
      return asText(withMember(text, "Padding", "x".repeat(TOO_LARGE_CHARACTERS)));
    case "unknown-action":
      return asText(withMember(text, "Action", "ActionThatNobodyKnows"));
    case "not-an-object":
      return asText(`[${text}]`);
    case "invalid-utf8":
      return {
        data: Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe])]),
        binary: false,
      };
  }
}

const asText = (data: string): CorruptFrame => ({ data, binary: false });

const withMember = (text: string, name: string, value: string): string =>
  JSON.stringify({ ...(JSON.parse(text) as object), [name]: value });
