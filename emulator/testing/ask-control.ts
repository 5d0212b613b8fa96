/** A client of the control API that sends exactly the headers and bodies that a test says. */
import { request as httpRequest } from "node:http";
import type { Emulator } from "../index.ts";
import { CONTROL_PREFIX } from "../index.ts";

export interface ControlRequest {
  readonly method?: string;
  readonly path: string;
  /** Beside token, Host and, for POST, content type; undefined leaves one of those out. */
  readonly headers?: { readonly [name: string]: string | undefined };
  /** Sent as it is when it is text, else as JSON. */
  readonly body?: unknown;
}

export interface ControlAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly json: unknown;
}

const LIMIT_MS = 30_000;

export function askControl(emulator: Emulator, given: ControlRequest): Promise<ControlAnswer> {
  const { method = given.body === undefined ? "GET" : "POST", path, body } = given;
  const headers = Object.entries({
    "x-windtunnel-token": emulator.controlToken,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...given.headers,
  }).filter((header): header is [string, string] => header[1] !== undefined);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${emulator.addresses.apiUrl}${CONTROL_PREFIX}${path}`,
      {
        method,
        headers: Object.fromEntries(headers),
        agent: false,
        signal: AbortSignal.timeout(LIMIT_MS),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const text = Buffer.concat(chunks).toString();
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, headers: answered, json: text === "" ? undefined : JSON.parse(text) });
        });
      },
    );
    request.once("error", reject);
    if (body === undefined) request.end();
    else request.end(typeof body === "string" ? body : JSON.stringify(body));
  });
}
