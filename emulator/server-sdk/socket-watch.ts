import type { WebSocket } from "ws";
import type { Wall } from "../runtime/wall.ts";

/** **Observed**: pings every 30 to 60 s harm no SDK; all of them answer, and more than the pong may not be asked. */
const PING_INTERVAL_MS = 45_000;
/** A look that comes later than this tells of a process that stood still: stopped, at a breakpoint, starved. */
const LATE_LOOK_MS = 2 * PING_INTERVAL_MS;

interface SocketWatchOptions {
  /** Told of a socket that is cut because of its silence. */
  readonly silent: (socket: WebSocket) => void;
  /** Whether its silence was ordered: then it is neither pinged nor cut. */
  readonly isLeftAlone: (socket: WebSocket) => boolean;
}

/**
 * Finds sockets whose other end is gone without a word: pulled cables, frozen machines. Every 45 s each socket has to
 * have said something since the ping before, be it a pong. Where the emulator itself stood still, nobody's silence counts:
 * what they said lies unread.
 */
export class SocketWatch {
  readonly #wall: Wall;
  readonly #options: SocketWatchOptions;
  /** Each socket, and whether it has said anything since it was last pinged. */
  readonly #watched = new Map<WebSocket, { hasSpoken: boolean }>();
  #cancel: (() => void) | undefined;
  #waitsSinceMs = 0;

  constructor(wall: Wall, options: SocketWatchOptions) {
    this.#wall = wall;
    this.#options = options;
  }

  /** Watches a socket; answers what to call for each of its messages, which its one reader does best. */
  add(socket: WebSocket): () => void {
    const watched = { hasSpoken: true };
    const heard = () => {
      watched.hasSpoken = true;
    };
    this.#watched.set(socket, watched);
    socket.on("pong", heard);
    socket.on("ping", heard);
    socket.on("close", () => this.#remove(socket));
    if (this.#cancel === undefined) this.#wait();
    return heard;
  }

  close(): void {
    this.#watched.clear();
    this.#rest();
  }

  #wait(): void {
    this.#waitsSinceMs = this.#wall.monotonicMs();
    this.#cancel = this.#wall.after(PING_INTERVAL_MS, () => this.#look());
  }

  #look(): void {
    const isLate = this.#wall.monotonicMs() - this.#waitsSinceMs > LATE_LOOK_MS;
    this.#wait();
    for (const [socket, watched] of this.#watched) {
      if (this.#options.isLeftAlone(socket)) continue;
      if (watched.hasSpoken || isLate) {
        watched.hasSpoken = false;
        if (socket.readyState === socket.OPEN) socket.ping();
      } else {
        this.#watched.delete(socket);
        this.#options.silent(socket);
        socket.terminate();
      }
    }
  }

  #remove(socket: WebSocket): void {
    this.#watched.delete(socket);
    if (this.#watched.size === 0) this.#rest();
  }

  #rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
