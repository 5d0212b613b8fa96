/** AWS's own client in JavaScript, over either wire protocol. */
import * as gameLift from "@aws-sdk/client-gamelift";
import { SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import type { ClientOutcome, PlainValue } from "./client-outcome.ts";
import type { StepInput } from "./client-step.ts";
import type { ClientTarget, StepsClient } from "./steps-client.ts";

type Members = { readonly [member: string]: unknown };

/** @param protocol JSON is the SDK's own choice. */
export function javaScriptClient(protocol: "json" | "cbor", { apiUrl, region }: ClientTarget): StepsClient {
  const client = new gameLift.GameLiftClient({
    endpoint: apiUrl,
    region,
    credentials: { accessKeyId: "AKIDWINDTUNNEL", secretAccessKey: "windtunnel" },
    maxAttempts: 1,
    ...(protocol === "cbor" ? { protocol: SmithyRpcV2CborProtocol } : {}),
  });
  return {
    async call({ call }, { members }) {
      try {
        const { $metadata: _, ...output } = await client.send(commandOf(call, members));
        return { output: plainOf(output) as { [member: string]: PlainValue } };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: async () => client.destroy(),
  };
}

type AnyCommand = Parameters<gameLift.GameLiftClient["send"]>[0];

function commandOf(operation: string, members: { readonly [member: string]: StepInput }): AnyCommand {
  const command: unknown = (gameLift as Members)[`${operation}Command`];
  if (typeof command !== "function") throw new Error(`AWS's client has no operation ${operation}`);
  return new (command as new (input: unknown) => AnyCommand)(nativeOf(members));
}

/** @throws what is no answer of the service, such as a broken connection. */
function outcomeOf(error: unknown): ClientOutcome {
  if (!(error instanceof gameLift.GameLiftServiceException)) throw error;
  const type: unknown = (gameLift as Members)[error.name];
  const isTyped = typeof type === "function" && error instanceof type;
  return { error: { code: error.name, message: error.message, isTyped } };
}

/** With dates and bytes in the forms that the SDK takes. */
function nativeOf(value: StepInput): unknown {
  if (Array.isArray(value)) return value.map(nativeOf);
  if (typeof value !== "object") return value;
  if ("instant" in value) return new Date(String(value.instant));
  if ("base64" in value) return Buffer.from(String(value.base64), "base64");
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, nativeOf(member)]));
}

function plainOf(value: unknown): PlainValue {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value === "object" && value !== null) {
    const present = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(present.map(([name, member]) => [name, plainOf(member)]));
  }
  return value as PlainValue;
}
