import { randomInt } from "node:crypto";
import { whatListens } from "./port-probe.ts";

/** As the emulator takes them for what it launches: allowed by GameLift's port settings, apart from those of our own servers. */
const LOWEST_PORT = 24_000;
const HIGHEST_PORT = 32_000;
const TRIES = 50;

/** A port that nobody listens on now, over TCP or UDP; it is not held. @throws Error when random tries found none. */
export async function freeGamePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
    if ((await whatListens(port)) === "nothing") return port;
  }
  throw new Error(`no free port between ${LOWEST_PORT} and ${HIGHEST_PORT} in ${TRIES} tries`);
}
