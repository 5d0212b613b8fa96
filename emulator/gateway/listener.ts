import { once } from "node:events";
import type { Server, Socket } from "node:net";

/** Resolves when the server listens; rejects with an error that says what for and how to help it. Port 0 is any. */
export async function listenOn(server: Server, address: string, port: number, what: string): Promise<void> {
  server.listen(port, address);
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why =
      code === "EADDRINUSE" ? "is taken by another program: end that, or choose another port" : code;
    throw new Error(`${what}: port ${port} of ${address} ${why}`, { cause: error });
  }
}

/** Resolves when the server has stopped listening and its last connection is gone. */
export async function closeListener(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  await closed;
}

/** The port that a listening server was given. */
export function portOf(server: Server, what: string): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error(`${what} does not listen yet`);
  return address.port;
}

/** Answers what ends all connections of a server, those included that have become WebSockets or only begun with TLS. */
export function trackConnections(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
