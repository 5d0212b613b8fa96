import type { WebSocket } from "ws";
import type { Wall } from "../runtime/wall.ts";
import { corruptFrame } from "./corrupt-frame.ts";
import type { FaultAsItLeaves, OutgoingFaults } from "./outgoing-fault.ts";

/** An answer that is ready to leave. */
export interface ReadyAnswer {
  readonly socket: WebSocket;
  readonly processId: string;
  readonly action: string;
  readonly text: string;
  readonly write: (text: string) => void;
}

/** The way of frames to game servers, where faults act on them as they leave. */
export class WayOut {
  readonly #wall: Wall;
  readonly #faults: OutgoingFaults;
  /** Sockets that are neither read nor written any more. */
  readonly #silent = new WeakSet<WebSocket>();
  /** What ends each wait; with the process whose answer waits, where it is an answer. */
  readonly #waits = new Map<() => void, string | undefined>();

  constructor(wall: Wall, faults: OutgoingFaults) {
    this.#wall = wall;
    this.#faults = faults;
  }

  get faults(): OutgoingFaults {
    return this.#faults;
  }

  /** Nothing comes or goes on it any more, though it is open. */
  isSilent(socket: WebSocket): boolean {
    return this.#silent.has(socket);
  }

  /** The processes to whom a delayed answer is on its way. */
  busy(): readonly string[] {
    return [...this.#waits.values()].filter((processId) => processId !== undefined);
  }

  /** Sends an answer as faults will have it. */
  answer(ready: ReadyAnswer): void {
    const { socket, processId, action, text, write } = ready;
    if (this.isSilent(socket)) return;
    const fault = this.#faults.isArmed()
      ? this.#faults.meet({ frame: "answer", action, processId })
      : undefined;
    if (fault === undefined || fault.kind === "overtaken") write(text);
    else if (fault.kind === "delay") {
      this.#after(fault.delayMs, processId, () => {
        if (socket.readyState === socket.OPEN && !this.isSilent(socket)) write(text);
      });
    } else this.leave(fault, socket, text, write);
  }

  /** Sends a frame as the fault will have it. Answers whether anything of it has left. */
  leave(fault: FaultAsItLeaves, socket: WebSocket, text: string, write: (text: string) => void): boolean {
    switch (fault.kind) {
      case "lose":
        return false;
      case "repeat":
        for (let sent = 0; sent < fault.times; sent += 1) write(text);
        return true;
      case "corrupt": {
        const { data, binary } = corruptFrame(text, fault.how);
        socket.send(data, { binary });
        return true;
      }
      case "close":
        if (fault.isFrameSent) write(text);
        if (fault.closeCode === undefined) socket.terminate();
        else socket.close(fault.closeCode);
        return fault.isFrameSent;
      case "half-open":
        this.#silent.add(socket);
        socket.pause();
        this.#after(fault.atMostMs, undefined, () => socket.terminate());
        return false;
    }
  }

  /** Lets go of everything that waits. */
  close(): void {
    for (const cancel of this.#waits.keys()) cancel();
    this.#waits.clear();
  }

  #after(delayMs: number, processId: string | undefined, run: () => void): void {
    const cancel = this.#wall.after(delayMs, () => {
      this.#waits.delete(cancel);
      run();
    });
    this.#waits.set(cancel, processId);
  }
}
