import type { PlayerEvent, PlayerNotification } from "../player-events.ts";
import { show } from "../show.ts";
import type { Cast, CastPlayer } from "./cast.ts";
import type { Story } from "./story.ts";

/** A player with everything that came over their socket. */
export interface ToldPlayer extends CastPlayer {
  readonly events: readonly PlayerEvent[];
}

type Told = { readonly what: string; readonly isTrouble?: boolean };
type Teller = (content: unknown, player: CastPlayer, cast: Cast) => Told | undefined;

const tellers: { readonly [kind: string]: Teller } = {
  status_presence_event: (content, player) => {
    const { joins } = content as { joins?: readonly { user_id?: string }[] };
    return joins?.some((join) => join.user_id === player.userId) === true ? { what: "is online" } : undefined;
  },
  matchmaker_ticket: () => ({ what: "looks for a match" }),
  party_matchmaker_ticket: () => ({ what: "looks for a match, with the whole party" }),
  matchmaker_matched: (content, player, cast) => {
    const { users = [] } = content as { users?: readonly { presence?: { user_id?: string } }[] };
    const others = users.map((user) => user.presence?.user_id).filter((id) => id !== player.userId);
    return { what: others.length === 0 ? "is matched" : `is matched with ${cast.playersOf(others)}` };
  },
  party: (content, player, cast) => {
    const { leader } = content as { leader?: { user_id?: string } };
    return {
      what:
        leader?.user_id === player.userId ? "makes a party" : `joins ${cast.player(leader?.user_id)}'s party`,
    };
  },
  notification: (content, _player, cast) => tellNotification(content as PlayerNotification, cast),
  error: (content, _player, cast) => {
    const { message } = content as { message?: string };
    return { what: `is refused by Nakama: ${cast.text(String(message))}`, isTrouble: true };
  },
  rpc: (content) => ({ what: `gets the answer of ${(content as { id?: string }).id}` }),
};

/** What arrives as the answer to a wish of the player's own. */
const wishes: ReadonlySet<string> = new Set(["matchmaker_ticket", "party_matchmaker_ticket", "party"]);

/** Tells what arrived at a player. */
export function tellPlayer(player: ToldPlayer, cast: Cast, story: Story): void {
  const actor = { kind: "player", name: player.name } as const;
  for (const event of player.events) {
    // Who makes a party is told of it twice: by the answer, and as its first member.
    const isRepeated = event.kind === "party" && event.isAnswer;
    const told = isRepeated ? undefined : tellers[event.kind]?.(event.content, player, cast);
    if (told === undefined) story.leaveOut("other messages to players");
    else {
      const path = wishes.has(event.kind)
        ? { sentTo: "nakama" as const }
        : { receivedFrom: "nakama" as const };
      const about = [player.userId, event.content];
      story.tell({ wallAt: event.arrivedAt, actor, ...told, ...path, about });
    }
  }
}

function tellNotification({ code, subject, content }: PlayerNotification, cast: Cast): Told {
  const name = `(notification ${code} ${subject})`;
  if (code !== 111) {
    const what =
      content === undefined || Object.keys(content as object).length === 0 ? "" : `: ${show(content, 120)}`;
    const words =
      code === 112 ? "is told that no server was found in time" : "is told that there will be no game";
    const known = code === 112 || code === 113;
    return { what: `${known ? words : "is notified"} ${name}${what}`, isTrouble: known };
  }
  const { IpAddress, DnsName, Port, SessionId } = content as { readonly [name: string]: unknown };
  const address = `${String(IpAddress || DnsName)}:${String(Port)}`;
  return { what: `is told where to play: ${address}, ${cast.seatId(SessionId)} ${name}` };
}
