import type { WebSocket } from "ws";
import type { Wall } from "../runtime/wall.ts";

/**
 * How long a socket that was replaced is left alone. **Observed**: a close frame on it makes the Go SDK drop its new one;
 * a cut harms neither Go nor C#. C++ closes it by itself, and would open another one for a cut.
 */
const SUPERSEDED_SOCKET_MS = 30_000;
const CLOSES_BY_FRAME = "Cpp";

/** Clears a superseded socket away after 30 s, if its client has not, in the way that its SDK bears. */
export function retireSocket(socket: WebSocket, sdkLanguage: string, wall: Wall): void {
  if (socket.readyState === socket.CLOSED) return;
  const cancel = wall.after(SUPERSEDED_SOCKET_MS, () => {
    if (sdkLanguage === CLOSES_BY_FRAME) socket.close(1000);
    else socket.terminate();
  });
  socket.once("close", cancel);
}
