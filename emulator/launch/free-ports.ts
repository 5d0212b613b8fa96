/**
 * Ports for server processes: free now in TCP and UDP, and given to one living process at a time.
 *
 * A port cannot be held for a process that is to bind it itself. They come from below the ranges from which kernels serve
 * outgoing connections, and from above those that the bench takes for its own servers, which begin in the second that a
 * game server needs to bind its port; in random order, so that nobody else is likely to take one meanwhile.
 */
import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";

const LOWEST_PORT = 24_000;
/** Linux serves outgoing connections from 32768 up, macOS from 49152 up. */
const HIGHEST_PORT = 32_000;
const TRIES = 200;

export class FreePorts {
  readonly #taken = new Set<number>();

  /** @throws Error when so many random tries found none. */
  async take(): Promise<number> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
      if (this.#taken.has(port)) continue;
      this.#taken.add(port);
      if (await isFree(port)) return port;
      this.#taken.delete(port);
    }
    throw new Error(`no free port between ${LOWEST_PORT} and ${HIGHEST_PORT} in ${TRIES} tries`);
  }

  giveBack(port: number): void {
    this.#taken.delete(port);
  }
}

/** On every address of this machine: a game server may bind any. */
async function isFree(port: number): Promise<boolean> {
  return (await isFreeForTcp(port)) && (await isFreeForUdp(port));
}

function isFreeForTcp(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ host: "0.0.0.0", port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function isFreeForUdp(port: number): Promise<boolean> {
  const socket = createSocket("udp4");
  return new Promise((resolve) => {
    socket.once("error", () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ address: "0.0.0.0", port, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}
