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
  /**
   * Opens what does not listen, or closes everything; one order after the other.
   *
   * @throws Error naming the port that is taken, and then none of them listens; or saying that it is over.
   */
  setListening(isListening: boolean): Promise<void>;
  /** Closes everything for good. */
  end(): Promise<void>;
}

export function switchableListeners(
  listeners: readonly SwitchableListener[],
  address: string,
): SwitchableListeners {
  const states = listeners.map((listener) => ({
    ...listener,
    cutConnections: trackConnections(listener.server),
  }));
  let isOver = false;
  let last: Promise<void> = Promise.resolve();

  const close = async () => {
    const closed = Promise.all(states.map(({ server }) => closeListener(server)));
    for (const { cutConnections } of states) cutConnections();
    await closed;
  };
  const open = async () => {
    if (isOver) throw new Error("the emulator is closed: nothing is listened to any more");
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
  /** Whether the order before has failed is the matter of who gave it. */
  const afterTheLast = (order: () => Promise<void>): Promise<void> => {
    const done = last.then(order);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    setListening: (isListening) => afterTheLast(isListening ? open : close),
    end: () => {
      isOver = true;
      return afterTheLast(close);
    },
  };
}
