/** What came over one player's socket: everything in order of arrival, and what somebody may wait for. */
import type { MatchmakerMatched, Party } from "@heroiclabs/nakama-js";
import { Inbox } from "./inbox.ts";
import type { SocketMessage } from "./nakama-socket-adapter.ts";
import { show } from "./show.ts";

export interface PlayerNotification {
  readonly code: number;
  readonly subject: string;
  /** Parsed. */
  readonly content: unknown;
  readonly id: string;
  readonly senderId: string;
  readonly isPersistent: boolean;
}

/** One arrival; several notifications in one message are several arrivals. */
export interface PlayerEvent {
  /** From 1. */
  readonly order: number;
  /** The machine's time, in milliseconds since 1970. */
  readonly arrivedAt: number;
  /** `notification`, or the member of Nakama's envelope, such as `matchmaker_matched` or `party_presence_event`. */
  readonly kind: string;
  readonly content: unknown;
  /** Whether it answers a call of the player. */
  readonly isAnswer: boolean;
}

export class PlayerEvents {
  readonly all: PlayerEvent[] = [];
  readonly notifications: Inbox<PlayerNotification>;
  readonly matches: Inbox<MatchmakerMatched>;
  readonly parties: Inbox<Party>;

  constructor(playerName: string) {
    const describe = () => `So far ${playerName} has seen: ${this.#inShort()}.`;
    this.notifications = new Inbox(describe);
    this.matches = new Inbox(describe);
    this.parties = new Inbox(describe);
  }

  add({ kind, content, isAnswer }: SocketMessage): void {
    if (kind === "notifications") {
      for (const notification of readNotifications(content)) {
        this.#record("notification", notification, isAnswer);
        this.notifications.push(notification);
      }
      return;
    }
    this.#record(kind, content, isAnswer);
    if (isAnswer) {
      return;
    }
    if (kind === "matchmaker_matched") {
      this.matches.push(content as MatchmakerMatched);
    } else if (kind === "party") {
      this.parties.push(content as Party);
    }
  }

  /** Ends every wait under way. */
  interrupt(reason: string): void {
    for (const inbox of [this.notifications, this.matches, this.parties]) {
      inbox.interrupt(reason);
    }
  }

  #record(kind: string, content: unknown, isAnswer: boolean): void {
    this.all.push({ order: this.all.length + 1, arrivedAt: Date.now(), kind, content, isAnswer });
  }

  #inShort(): string {
    const words = this.all.map(({ kind, content }) =>
      kind === "notification" ? `notification ${describeNotification(content as PlayerNotification)}` : kind,
    );
    return words.length === 0 ? "nothing" : words.join(", ");
  }
}

const describeNotification = ({ code, subject, content }: PlayerNotification) =>
  `${code} ${subject} ${show(content, 200)}`;

/** On the wire a notification's content is JSON within JSON, and absent members are left out. */
function readNotifications(content: unknown): PlayerNotification[] {
  const { notifications } = content as { notifications?: Record<string, unknown>[] };
  return (notifications ?? []).map((notification) => ({
    code: Number(notification.code ?? 0),
    subject: String(notification.subject ?? ""),
    content: typeof notification.content === "string" ? JSON.parse(notification.content) : undefined,
    id: String(notification.id ?? ""),
    senderId: String(notification.sender_id ?? ""),
    isPersistent: notification.persistent === true,
  }));
}
