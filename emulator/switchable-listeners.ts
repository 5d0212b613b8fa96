import type { Server } from "node:net";
import { closeListener, listenOn, portOf, trackConnections } from "./gateway/listener.ts";

export interface SwitchableListener {
  readonly server: Server;
  /** 0 for any free one; it stays the same from the first time on. */
  readonly port: number;
  /** What listens there, for the error. */
  readonly what: string;
}

/** Listeners that can be closed, with everything connected to them cut, and opened again on the same ports. */
export interface SwitchableListeners {
  /** Does nothing where they listen already. @throws Error naming the port that is taken; then none of them listens. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

export function switchableListeners(
  listeners: readonly SwitchableListener[],
  address: string,
): SwitchableListeners {
  const states = listeners.map((listener) => ({
    ...listener,
    cutConnections: trackConnections(listener.server),
  }));
  const close = async () => {
    const closed = Promise.all(states.map(({ server }) => closeListener(server)));
    for (const { cutConnections } of states) cutConnections();
    await closed;
  };
  const listen = async () => {
    try {
      for (const state of states) {
        if (state.server.listening) continue;
        await listenOn(state.server, address, state.port, state.what);
        state.port = portOf(state.server, state.what);
      }
    } catch (error) {
      await close();
      throw error;
    }
  };
  return { listen, close };
}
