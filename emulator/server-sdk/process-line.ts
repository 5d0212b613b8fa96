import type { WebSocket } from "ws";
import type { Members } from "../runtime/input.ts";
import type { Wall } from "../runtime/wall.ts";
import { PushQueue } from "./push-queue.ts";
import { ResponseMemory } from "./response-memory.ts";

/**
 * How long a socket that was replaced is left alone. **Observed**: a close frame on it makes the Go SDK drop its new one;
 * a cut harms neither Go nor C#. C++ closes it by itself, and would open another one for a cut.
 */
const SUPERSEDED_SOCKET_MS = 30_000;
const CLOSES_BY_FRAME = "Cpp";

/**
 * The line to one process: its current socket, the pushes that wait for it, and the answers it may ask for again. The
 * process outlives its sockets.
 */
export class ProcessLine {
  readonly processId: string;
  readonly responses: ResponseMemory;
  readonly pushes: PushQueue;
  readonly #wall: Wall;
  #socket: WebSocket | undefined;
  #sdkLanguage = "";

  constructor(processId: string, wall: Wall, onPush: (push: Members) => void) {
    this.processId = processId;
    this.responses = new ResponseMemory(wall);
    this.pushes = new PushQueue(wall, onPush);
    this.#wall = wall;
  }

  get socket(): WebSocket | undefined {
    return this.#socket;
  }

  /** Makes this socket the one that gets pushes; the one before is still read, and cleared away later. */
  use(socket: WebSocket, sdkLanguage: string): void {
    const superseded = this.#socket;
    const language = this.#sdkLanguage;
    this.#socket = socket;
    this.#sdkLanguage = sdkLanguage;
    if (superseded !== undefined) {
      this.#wall.after(SUPERSEDED_SOCKET_MS, () => {
        if (language === CLOSES_BY_FRAME) superseded.close(1000);
        else superseded.terminate();
      });
    }
    this.pushes.use(socket);
  }

  lost(socket: WebSocket): void {
    this.pushes.lost(socket);
    if (this.#socket === socket) this.#socket = undefined;
  }

  close(): void {
    this.pushes.close();
  }
}
