/** What players were told, as truths about them read it. */
import type { PlayerEvent, PlayerNotification } from "../player-events.ts";

/** The notifications of the plugin, oldest first. **Documented** (Nakama): codes up to 0 are its own. */
export const notificationsOf = (events: readonly PlayerEvent[]): readonly PlayerNotification[] =>
  events
    .filter(({ kind }) => kind === "notification")
    .map(({ content }) => content as PlayerNotification)
    .filter(({ code }) => code > 0);

/** The player session that a notification names, in the guide's spelling; undefined when it names none. */
export function toldSeat({ content }: PlayerNotification): ToldSeat | undefined {
  if (typeof content !== "object" || content === null) return undefined;
  const { SessionId, IpAddress, Port } = content as { readonly [member: string]: unknown };
  return typeof SessionId === "string" && SessionId !== ""
    ? { playerSessionId: SessionId, ipAddress: IpAddress, port: Port }
    : undefined;
}

export interface ToldSeat {
  readonly playerSessionId: string;
  readonly ipAddress: unknown;
  readonly port: unknown;
}
