/** The AWS clients that the emulator is tried with. */
import { javaScriptClient } from "./javascript-client.ts";
import type { ClientKind } from "./steps-client.ts";

const javaScript = (protocol: "json" | "cbor", wire: string): ClientKind => ({
  name: `AWS's client in JavaScript over ${wire}`,
  needs: [],
  prepare: async () => {},
  start: async (target) => javaScriptClient(protocol, target),
});

export const clientKinds = {
  javaScriptJson: javaScript("json", "AWS JSON 1.1"),
  javaScriptCbor: javaScript("cbor", "RPC v2 CBOR"),
} satisfies { readonly [name: string]: ClientKind };
