/** Whether a WebSocket handshake came from this machine's own pages and programs, and not from a page of the web. */
import type { IncomingHttpHeaders } from "node:http";

const loopbackNames = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Any page may open `ws://127.0.0.1`, and a rebound name reaches us under a foreign Host: both are told by these
 * headers. Programs send no Origin.
 */
export function isFromLoopback(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  return isLoopback(`http://${host ?? ""}`) && (origin === undefined || isLoopback(origin));
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopbackNames.has(new URL(address).hostname);
}
