/**
 * The process's line to GameLift: one WebSocket after another, requests with their answers, and pushes.
 *
 * **Observed** in the Server SDKs, whose differences are in sdk-profile.ts: a lost line is opened again at once, then after
 * growing waits; Go opens a new socket after two unanswered requests in a row; RefreshConnection is a new handshake with
 * the message's token and another IdempotencyToken. Close 1000 and 1001 are the end of the line, as they are for Go built
 * with gorilla/websocket 1.5.0 or 1.5.3, and for C++ 5.4.0; built with the 1.5.1 that the SDK asks for, Go comes back after
 * those, too. The stricter of these two is our choice.
 */
import { WebSocket } from "ws";
import { show } from "../show.ts";
import type { WorldTimers } from "../world-timers.ts";
import { Appointments } from "./appointments.ts";
import { sdkAddress } from "./sdk-address.ts";
import { SdkDialer } from "./sdk-dialer.ts";
import type { AnswerFrame, FrameFields, PushFrame } from "./sdk-frames.ts";
import { encodeRequest, readFrame } from "./sdk-frames.ts";
import type { SdkManner } from "./sdk-manner.ts";
import { SdkOutbox } from "./sdk-outbox.ts";
import { idLike, MOST_TRIES } from "./sdk-profile.ts";
import { type OpenRequest, SdkRequestError, SdkRequests } from "./sdk-requests.ts";
import { leaveSocket } from "./sdk-socket.ts";
import type { ServerIdentity } from "./server-identity.ts";
import type { WireNote } from "./server-note.ts";

export interface SdkConnectionOptions {
  readonly identity: ServerIdentity;
  readonly manner: SdkManner;
  /** Left out by a server that counts as a real one: no SDK tells it before ProcessReady. */
  readonly toolName?: string | undefined;
  /** Fresh UUIDs. */
  readonly newId: () => string;
  /** The machine's time, in which lines live. */
  readonly wall: WorldTimers;
  pushed(push: PushFrame): void;
  /** The line is gone for good, though the process did not end it. */
  lost(reason: string): void;
  note(note: WireNote): void;
}

export class SdkConnection {
  readonly #options: SdkConnectionOptions;
  readonly #requests: SdkRequests;
  readonly #outbox: SdkOutbox;
  readonly #appointments: Appointments;
  readonly #dialer: SdkDialer;
  #identity: ServerIdentity;
  /** Kept whole for reconnects: its IdempotencyToken is theirs, too. */
  #address: string | undefined;
  #current: WebSocket | undefined;
  #opening: Promise<unknown> = Promise.resolve();
  #openings = 0;
  #everOpened = false;
  #reconnecting = false;
  /** Moving to another endpoint with the old socket forgotten. */
  #betweenSockets = false;
  #timeoutsInARow = 0;
  #over: string | undefined;

  constructor(options: SdkConnectionOptions) {
    const { identity, manner, note, wall } = options;
    this.#options = options;
    this.#identity = identity;
    this.#requests = new SdkRequests(wall, (request) => this.#requestTimedOut(request));
    this.#appointments = new Appointments(wall, identity.processId);
    this.#outbox = new SdkOutbox({
      manner,
      wall,
      noPong: (socket) => this.#abandon(socket),
    });
    this.#dialer = new SdkDialer({
      processId: identity.processId,
      manner,
      wall,
      opened: (socket) => this.#adopt(socket),
      received: (text) => this.#received(text),
      closed: (socket, code, reason) => this.#closed(socket, code, reason),
      refused: (reason) => note({ kind: "connection-refused", reason }),
    });
  }

  /** @throws Error with the service's reason when no socket could be opened. */
  connect(): Promise<void> {
    this.#address = this.#addressOf(this.#identity);
    return this.#alone(() =>
      this.#dialer.open(this.#lastAddress(), this.#options.manner.timings.connectRetryDelaysMs),
    );
  }

  /**
   * Moves to another endpoint with another token, as RefreshConnection says; never throws. A failure is noted, and the old
   * line goes on where the SDK has kept it.
   */
  async refresh(webSocketUrl: string, authToken: string): Promise<void> {
    const { note, manner } = this.#options;
    const { profile, timings } = manner;
    if (profile.forgetsSocketToRefresh) {
      this.#betweenSockets = true;
      this.#use(undefined);
    }
    try {
      await this.#alone(async () => {
        const identity = { ...this.#identity, webSocketUrl, authToken };
        const address = this.#addressOf(identity);
        await this.#dialer.open(address, timings.reconnectDelaysMs);
        this.#identity = identity;
        this.#address = address;
      });
    } catch (error) {
      if (this.#over !== undefined) return;
      note({ kind: "refresh-failed", reason: show(error) });
      if (this.#current === undefined && !this.#reconnecting) this.#lose(show(error));
    } finally {
      this.#betweenSockets = false;
    }
  }

  /** Sends a request, once there is a socket to send it on. @throws SdkRequestError (as a rejection). */
  request(
    action: string,
    fields: FrameFields = {},
    timeoutMs = this.#options.manner.timings.requestTimeoutMs,
  ): Promise<AnswerFrame> {
    const impossible = this.#over ?? (this.#betweenSockets ? "SERVICE_CALL_FAILED" : undefined);
    if (impossible !== undefined) {
      return Promise.reject(new SdkRequestError(action, `${action} cannot be sent: ${impossible}`));
    }
    const { newId, note, manner } = this.#options;
    const { profile } = manner;
    const requestId = idLike(profile, newId());
    const text = encodeRequest(action, requestId, { ...profile.unset[action], ...fields }, profile.doubles);
    const answer = this.#requests.open({ requestId, action, text }, timeoutMs);
    note({ kind: "request-sent", action, requestId, fields });
    this.#outbox.send(requestId, text);
    if (this.#everOpened && this.#current === undefined) void this.#reconnect();
    return answer;
  }

  /** Ends the line for good, as Destroy does, or as a process that is gone. */
  destroy(reason: string, { crashed }: { readonly crashed: boolean }): void {
    const { leaves } = this.#options.manner.profile;
    this.#finish(reason);
    for (const socket of this.#dialer.sockets) leaveSocket(socket, crashed ? "cut" : leaves);
  }

  get connected(): boolean {
    return this.#current?.readyState === WebSocket.OPEN;
  }

  /** What keeps this side busy: handshakes under way and requests without an answer. */
  pending(): string[] {
    const handshake = this.#dialer.handshaking ? ["handshake with the service"] : [];
    return [...handshake, ...this.#requests.unanswered().map(({ action }) => `${action} unanswered`)];
  }

  #addressOf(identity: ServerIdentity): string {
    const { newId, manner, toolName } = this.#options;
    return sdkAddress(identity, newId(), manner.profile, toolName);
  }

  #lastAddress(): string {
    this.#address ??= this.#addressOf(this.#identity);
    return this.#address;
  }

  /** Opens one socket at a time, and lets nothing be written meanwhile, as the SDKs' lock does. */
  #alone(open: () => Promise<void>): Promise<void> {
    this.#outbox.lock();
    this.#openings += 1;
    const mine = this.#opening.then(open).finally(() => {
      this.#openings -= 1;
      this.#outbox.unlock();
    });
    this.#opening = mine.catch(() => undefined);
    return mine;
  }

  #adopt(socket: WebSocket): void {
    const { note, manner } = this.#options;
    const { profile, timings } = manner;
    const replaced = this.#current;
    this.#timeoutsInARow = 0;
    note({ kind: "connected", again: this.#everOpened });
    if (replaced !== undefined) this.#retire(replaced);
    if (this.#everOpened && timings.silenceAfterReconnectMs > 0) {
      this.#outbox.lock();
      this.#appointments.after(timings.silenceAfterReconnectMs, "end of the silence", () =>
        this.#outbox.unlock(),
      );
    }
    if (this.#everOpened && profile.resendsAfterReconnect) {
      for (const { requestId, text } of this.#requests.unanswered()) this.#outbox.send(requestId, text);
    }
    this.#everOpened = true;
    this.#use(socket);
  }

  #use(socket: WebSocket | undefined): void {
    this.#current = socket;
    this.#outbox.use(socket);
  }

  #retire(socket: WebSocket): void {
    const { profile, timings } = this.#options.manner;
    if (profile.replacedSocket === "close-1001") socket.close(1001, "Websocket client reconnecting");
    else if (profile.replacedSocket === "close-1000") socket.close(1000);
    else this.#appointments.after(timings.supersededSocketMs, "cutting a socket", () => socket.terminate());
  }

  #received(text: string): void {
    if (this.#over !== undefined) return;
    this.#timeoutsInARow = 0;
    const frame = readFrame(text);
    if (frame.kind === "unreadable") {
      this.#options.note({ kind: "frame-unreadable", problem: frame.problem });
    } else if (frame.kind === "push") {
      this.#options.note({ kind: "push-received", action: frame.action, fields: frame.fields });
      this.#options.pushed(frame);
    } else {
      const { action, requestId, statusCode, errorMessage } = frame;
      const expected = this.#requests.settle(frame);
      this.#options.note({ kind: "answer-received", action, requestId, statusCode, errorMessage, expected });
    }
  }

  #closed(socket: WebSocket, code: number, reason: string): void {
    if (socket !== this.#current) return;
    this.#use(undefined);
    if (this.#over !== undefined) return;
    this.#options.note({ kind: "connection-lost", code, reason });
    if (code !== 1000 && code !== 1001) void this.#reconnect();
    // With another socket on its way, that decides.
    else if (this.#options.manner.profile.afterCleanClose === "lost" && this.#openings === 0)
      this.#lose(`the service closed the connection with ${code}`);
  }

  /** The line is dead, though nobody has closed it. */
  #abandon(socket: WebSocket): void {
    if (socket !== this.#current || this.#over !== undefined) return;
    this.#use(undefined);
    this.#options.note({ kind: "connection-lost", code: 1006, reason: "no answer to a ping" });
    this.#retire(socket);
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    if (this.#reconnecting) return;
    this.#reconnecting = true;
    const replaced = this.#current;
    try {
      await this.#alone(async () => {
        // Whoever came first may have moved the line to another endpoint meanwhile.
        if (this.connected && this.#current !== replaced) return;
        if (this.#options.manner.profile.hasTokenPerReconnect)
          this.#address = this.#addressOf(this.#identity);
        await this.#dialer.open(this.#lastAddress(), this.#options.manner.timings.reconnectDelaysMs);
      });
    } catch (error) {
      if (!this.connected) this.#lose(show(error));
    } finally {
      this.#reconnecting = false;
    }
    // A socket can be opened and closed again before this line is reached.
    if (this.#over === undefined && this.#current === undefined) void this.#reconnect();
  }

  #requestTimedOut({ action, requestId, text, tries }: OpenRequest): "wait-on" | "give-up" {
    const { note, manner } = this.#options;
    const { profile, timings } = manner;
    note({ kind: "request-timed-out", action });
    this.#timeoutsInARow += 1;
    if (profile.whenUnanswered === "resend" && tries < MOST_TRIES) {
      if (tries > 1) void this.#reconnect();
      else
        this.#appointments.after(timings.resendAfterMs, `${action} once more`, () => {
          if (this.#requests.isOpen(requestId)) this.#outbox.send(requestId, text);
        });
      return "wait-on";
    }
    const isLineDoubted = profile.whenUnanswered === "new-socket-after-two" && this.#timeoutsInARow >= 2;
    if (isLineDoubted && this.connected) void this.#reconnect();
    return "give-up";
  }

  #lose(reason: string): void {
    if (this.#over !== undefined) return;
    this.#finish(reason);
    this.#options.lost(reason);
  }

  #finish(reason: string): void {
    this.#over ??= reason;
    this.#outbox.clear();
    this.#appointments.callOff();
    this.#requests.giveUp(reason);
    this.#dialer.finish(reason);
  }
}
