import { once } from "node:events";
import type { Server } from "node:net";

/** Starts a listener and answers its port. @throws Error naming the port when it is taken. */
export async function listen(server: Server, address: string, port: number, what: string): Promise<number> {
  server.listen(port, address);
  try {
    await once(server, "listening");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${what} cannot listen on ${address}:${port}: ${reason}`);
  }
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error(`${what} listens on no port`);
  return bound.port;
}
