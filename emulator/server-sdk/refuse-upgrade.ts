/**
 * Turns away what does not become a game server's socket, and writes down why.
 *
 * **Observed**: the SDKs look at nothing but the status, and try again for minutes; so the reason stands in the journal
 * and in the body, for whoever looks there.
 */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Journal } from "../runtime/journal.ts";
import { HandshakeRefused } from "./handshake-refused.ts";

/** Answers an upgrade request with a status instead of 101; 500 for anything but a HandshakeRefused. */
export function refuseUpgrade(
  journal: Journal,
  request: IncomingMessage,
  socket: Duplex,
  error: unknown,
): void {
  const statusCode = error instanceof HandshakeRefused ? error.statusCode : 500;
  const message = error instanceof Error ? error.message : String(error);
  note(journal, request, statusCode, message);
  if (!(error instanceof HandshakeRefused)) {
    const stack = error instanceof Error ? error.stack : undefined;
    journal.write({
      kind: "failure",
      what: "opening a game server's socket failed inside the emulator",
      details: { error: stack ?? message },
    });
  }
  closeWithStatus(socket, statusCode, message);
}

/** Answers on a connection that has no response object, and ends it. */
export function closeWithStatus(socket: Duplex, statusCode: number, message: string): void {
  const body = JSON.stringify({ message });
  const lines = [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ""}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(statusCode === 426 ? ["Upgrade: websocket"] : []),
    "Connection: close",
  ];
  socket.on("error", () => socket.destroy());
  socket.once("finish", () => socket.destroy());
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** @param refusal why the request may not come in at all; undefined when it only fails to ask for an upgrade. */
export function answerPlainRequest(
  journal: Journal,
  request: IncomingMessage,
  response: ServerResponse,
  refusal: string | undefined,
): void {
  const statusCode = refusal === undefined ? 426 : 403;
  const message = refusal ?? "This is the GameLift server SDK's endpoint: upgrade to a WebSocket.";
  note(journal, request, statusCode, message);
  const body = JSON.stringify({ message });
  response.writeHead(statusCode, {
    connection: "close",
    "content-length": Buffer.byteLength(body),
    ...(statusCode === 426 ? { upgrade: "websocket" } : {}),
    "content-type": "application/json",
  });
  response.end(body);
}

function note(journal: Journal, { url = "" }: IncomingMessage, statusCode: number, message: string): void {
  journal.write({
    kind: "refusal",
    what: "game server's socket refused",
    details: {
      statusCode,
      message,
      url: url.replace(/(Authorization|X-Amz-Signature|X-Amz-Security-Token)=[^&]*/g, "$1=…"),
    },
  });
}
