/**
 * Answers what is not even an HTTP request, and writes down what was probably meant: these mistakes have names.
 *
 * **Observed**: C++ and Unreal begin with TLS even for a `ws://` URL, and write a space in an id as it is; only Go looks
 * at the certificate.
 */
import type { Duplex } from "node:stream";
import type { Journal, JournalNote } from "../runtime/journal.ts";
import { closeWithStatus } from "./refuse-upgrade.ts";

/** First byte of a TLS record that begins a handshake. */
const TLS_HANDSHAKE = 0x16;

interface ConnectionError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

const statusCodes: ReadonlyMap<string | undefined, number> = new Map([
  ["HPE_HEADER_OVERFLOW", 431],
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
]);

/** For what a listener cannot read as a request. */
export function refuseBrokenRequest(journal: Journal, error: ConnectionError, socket: Duplex): void {
  // Whoever has gone again has asked for nothing.
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const statusCode = statusCodes.get(error.code) ?? 400;
  const message = explainRequest(error);
  journal.write(refusal({ statusCode, message, error: error.message }));
  closeWithStatus(socket, statusCode, message);
}

/** For a connection that did not get as far as TLS. */
export function noteFailedTls(journal: Journal, error: ConnectionError): void {
  if (error.code !== "ECONNRESET")
    journal.write(refusal({ message: explainTls(error), error: error.message.trim() }));
}

const refusal = (details: JournalNote["details"]): JournalNote => ({
  kind: "refusal",
  what: "game server's socket refused",
  details,
});

function explainRequest({ message, rawPacket }: ConnectionError): string {
  if (rawPacket?.[0] === TLS_HANDSHAKE)
    return "A client began TLS on the plain port. C++ and Unreal always do: give them the wss:// URL of the TLS port.";
  if (rawPacket !== undefined && /^GET [^\r\n]* [^\r\n]* HTTP\/1\.1\r?\n/.test(rawPacket.toString("latin1")))
    return "The request line holds a space. C++ writes ids as they are: choose ids without one.";
  return `This is not an HTTP request (${message}).`;
}

function explainTls({ code = "", message }: ConnectionError): string {
  if (code === "ERR_SSL_HTTP_REQUEST" || code === "ERR_SSL_WRONG_VERSION_NUMBER")
    return "A client spoke without TLS to the TLS port; its URL must begin with ws:// and name the plain port.";
  if (/ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)/.test(code))
    return "A client does not trust the emulator's certificate. Go takes its authority from SSL_CERT_FILE.";
  return `A TLS connection failed (${message.trim()}).`;
}
