/** How answers leave a socket. */
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { textFrame } from "./text-frame.ts";

/**
 * Sends texts on a socket that negotiated no compression, as a short ASCII one goes: whole in one write. The library
 * writes a frame's head and its text as two parts of one gathered write, which costs a server that answers requests about
 * as much as the request itself. Both write at once, so that answers and pushes keep their order.
 *
 * @param connection what the socket's bytes go to.
 */
export function answeringOn(socket: WebSocket, connection: Duplex): (text: string) => void {
  return (text) => {
    const frame = socket.readyState === socket.OPEN ? textFrame(text) : undefined;
    if (frame === undefined) socket.send(text);
    else connection.write(frame, "latin1");
  };
}
