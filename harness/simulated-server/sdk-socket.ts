/**
 * Opens one WebSocket to the service and says in words why it was refused.
 *
 * **Observed** in the Server SDKs: no subprotocol, no extension, no Origin, a User-Agent of the library; C++ and C# trust
 * any certificate and speak TLS 1.2.
 */
import { WebSocket } from "ws";
import type { SdkManner } from "./sdk-manner.ts";
import type { SdkProfile } from "./sdk-profile.ts";

export interface SdkSocketEvents {
  opened(socket: WebSocket): void;
  received(text: string): void;
  /** Only after `opened`. */
  closed(socket: WebSocket, code: number, reason: string): void;
  /** Instead of `opened`. */
  refused(reason: string): void;
}

/**
 * Starts the handshake. The listeners are in place before the first byte, so that a frame sent right behind the
 * upgrade is not lost.
 */
export function openSdkSocket(
  address: string,
  { profile, timings }: SdkManner,
  events: SdkSocketEvents,
): WebSocket {
  const socket = new WebSocket(address, {
    perMessageDeflate: false,
    handshakeTimeout: timings.handshakeTimeoutMs,
    headers: { "User-Agent": profile.userAgent },
    ...(profile.checksCertificate ? {} : { rejectUnauthorized: false, maxVersion: "TLSv1.2" }),
  });
  let opened = false;
  let refused = false;
  const refuse = (reason: string) => {
    if (!opened && !refused) {
      refused = true;
      events.refused(reason);
    }
  };
  socket.on("open", () => {
    opened = true;
    events.opened(socket);
  });
  socket.on("message", (data, isBinary) => {
    // Go and C# ignore binary frames.
    if (!isBinary) {
      events.received(data.toString());
    }
  });
  socket.on("unexpected-response", (request, response) => {
    let body = "";
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      body = (body + chunk).slice(0, 500);
    });
    response.on("close", () => {
      refuse(`HTTP ${response.statusCode ?? 0} ${body}`.trim());
      request.destroy();
    });
  });
  socket.on("error", (error) => refuse(error.message));
  socket.on("close", (code, reason) => {
    if (opened) {
      events.closed(socket, code, reason.toString());
    } else {
      refuse("the connection was closed during the handshake");
    }
  });
  return socket;
}

/**
 * Ends a socket. A process that is gone cuts the TCP connection; Go's Destroy does the same, so that on the wire its
 * shutdown and a crash differ only by TerminateServerProcess.
 */
export function leaveSocket(socket: WebSocket, way: SdkProfile["leaves"]): void {
  if (way === "cut" || socket.readyState !== WebSocket.OPEN) socket.terminate();
  else if (way === "close-1001") socket.close(1001, "Websocket client closing");
  else socket.close();
}
