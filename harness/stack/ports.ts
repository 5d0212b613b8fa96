/**
 * Finds ports of the loopback address that nobody uses and keeps them from other askers for a while.
 *
 * A port that is free now may be taken before our child binds it. Two things make that improbable:
 * the ports come from below the ranges from which kernels serve outgoing connections and `port 0`,
 * and each is reserved by holding the *UDP* port of the same number. The kernel lets one process in
 * the machine hold it, whichever test run asks, and frees it when the holder dies; the TCP port stays
 * free for the child. Whoever starts a child still asks for other ports when the child finds its taken.
 */
import { randomInt } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { createServer } from "node:net";

const LOOPBACK = "127.0.0.1";
const LOWEST_PORT = 15_000;
/**
 * From here up the emulator takes ports for game servers that it launches. Nobody can hold those, and a game server needs a
 * second to bind its own: one of ours may not begin there meanwhile. Outgoing connections leave from far above.
 */
const HIGHEST_PORT = 24_000;
const TRIES = 200;
/** By then the child listens, or has failed to start. */
const RESERVED_FOR_MS = 60_000;

/**
 * `count` different free ports of 127.0.0.1, reserved for a minute (or until this process ends).
 * @throws when so many random tries found none.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePortGroup([0]));
  return ports;
}

/**
 * A base port such that base + offset is free for every offset, all reserved for a minute.
 * @throws when so many random tries found none.
 */
export async function freePortGroup(offsets: readonly number[]): Promise<number> {
  const lowest = LOWEST_PORT - Math.min(0, ...offsets);
  const highest = HIGHEST_PORT - Math.max(0, ...offsets);
  let base = lowest;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    base = randomInt(lowest, highest);
    if (await reserveAll(offsets.map((offset) => base + offset))) return base;
  }
  throw new Error(
    `no ${offsets.length} free ports with the distances ${offsets.join(", ")} in ${TRIES} tries between ` +
      `${LOWEST_PORT} and ${HIGHEST_PORT} (the last one tried was ${base}): what is listening there?`,
  );
}

async function reserveAll(ports: readonly number[]): Promise<boolean> {
  const reservations: Socket[] = [];
  for (const port of ports) {
    const reservation = await reserve(port);
    if (reservation) reservations.push(reservation);
    if (!reservation || !(await isFree(port))) {
      for (const held of reservations) held.close();
      return false;
    }
  }
  for (const held of reservations) releaseLater(held);
  return true;
}

function reserve(port: number): Promise<Socket | undefined> {
  const socket = createSocket("udp4");
  return new Promise((resolve) => {
    socket.once("error", () => {
      socket.close();
      resolve(undefined);
    });
    socket.bind({ address: LOOPBACK, port, exclusive: true }, () => resolve(socket));
  });
}

function releaseLater(reservation: Socket): void {
  reservation.unref();
  setTimeout(() => reservation.close(), RESERVED_FOR_MS).unref();
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
