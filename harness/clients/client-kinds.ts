/** The AWS clients that the emulator is tried with. */
import { projectFolders } from "../stack/folders.ts";
import { buildGoCurrentClient } from "../stack/go-sdk-client.ts";
import { javaScriptClient } from "./javascript-client.ts";
import { lineStepsClient } from "./line-steps-client.ts";
import { plainForms } from "./plain-forms.ts";
import { awsCommandLine, boto3 } from "./python-clients.ts";
import type { ClientKind } from "./steps-client.ts";

const javaScript = (protocol: "json" | "cbor", wire: string): ClientKind => ({
  name: `the SDK for JavaScript over ${wire}`,
  knowsEmptyLists: true,
  prepare: async () => async (target) => javaScriptClient(protocol, target),
});

const go: ClientKind = {
  name: "the newest SDK for Go",
  knowsEmptyLists: false,
  async prepare() {
    const { binary } = await buildGoCurrentClient(projectFolders());
    return async ({ apiUrl, region }) =>
      lineStepsClient({
        name: "the Go program",
        command: binary,
        env: { ENDPOINT: apiUrl, REGION: region },
        typeOf: (code) => `*types.${code}`,
        inputOf: plainForms,
      });
  },
};

export const clientKinds = {
  javaScriptJson: javaScript("json", "AWS JSON 1.1"),
  javaScriptCbor: javaScript("cbor", "RPC v2 CBOR"),
  go,
  boto3,
  awsCommandLine,
} satisfies { readonly [name: string]: ClientKind };
