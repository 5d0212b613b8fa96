/** Starts a server on a free port, and on another one when somebody was faster. */
import { PortTakenError } from "./port-taken-error.ts";
import { freePorts } from "./ports.ts";

const TRIES = 3;

/**
 * What `start` answers for `fixed`, or else for the first of three free ports that is not taken meanwhile.
 * @throws PortTakenError for a fixed port that is taken, or when all three were; and whatever else `start` throws.
 */
export async function onFreePort<Server>(
  fixed: number | undefined,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  if (fixed !== undefined) return start(fixed);
  for (let attempt = 1; ; attempt += 1) {
    const [port = 0] = await freePorts(1);
    try {
      return await start(port);
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === TRIES) throw error;
    }
  }
}
