import type { WebSocket } from "ws";
import type { Wall } from "../runtime/wall.ts";
import type { PushQueue } from "./push-queue.ts";
import { ResponseMemory } from "./response-memory.ts";
import { retireSocket } from "./retire-socket.ts";
import type { Admission } from "./upgrade-gate.ts";

/**
 * The line to one process: its current socket, the pushes that wait for it, and the answers it may ask for again. The
 * process outlives its sockets.
 */
export class ProcessLine {
  readonly processId: string;
  readonly responses: ResponseMemory;
  readonly pushes: PushQueue;
  readonly #wall: Wall;
  #current: { readonly socket: WebSocket; readonly admission: Admission } | undefined;

  constructor(processId: string, wall: Wall, pushes: PushQueue) {
    this.processId = processId;
    this.responses = new ResponseMemory(wall);
    this.pushes = pushes;
    this.#wall = wall;
  }

  get socket(): WebSocket | undefined {
    return this.#current?.socket;
  }

  /** The URL by which the process came on its current socket; undefined while that one is not open. */
  get openEndpoint(): string | undefined {
    const socket = this.#current?.socket;
    return socket?.readyState === socket?.OPEN ? this.#current?.admission.endpoint : undefined;
  }

  /** Makes this socket the one that gets pushes; the one before is still read, and cleared away later. */
  use(socket: WebSocket, admission: Admission): void {
    const superseded = this.#current;
    this.#current = { socket, admission };
    if (superseded !== undefined) {
      retireSocket(superseded.socket, superseded.admission.sdkLanguage, this.#wall);
    }
    this.pushes.use(socket);
  }

  lost(socket: WebSocket): void {
    this.pushes.lost(socket);
    if (this.#current?.socket === socket) this.#current = undefined;
  }

  close(): void {
    this.pushes.close();
  }
}
