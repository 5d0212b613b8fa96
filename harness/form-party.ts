/** Brings players together in a party of Nakama, ready to look for a match as one. */
import { eventually } from "./eventually.ts";
import type { PlayerParty } from "./match-request.ts";
import type { Player } from "./player.ts";

/**
 * The first player makes a party and leads it, the others join one after another; answers when the leader has been
 * told of all of them.
 *
 * **Observed** in Nakama 3.40: every join throws the party's matchmaker tickets away, a moment after the joiner was
 * told that they are in, but before the leader is told; a ticket made earlier than that is lost without a word.
 * @throws NakamaCallError, or Error when a member does not get in.
 */
export async function formParty(leader: Player, ...members: readonly Player[]): Promise<PlayerParty> {
  const party = await leader.createParty({ maximumSize: members.length + 1 });
  for (const member of members) {
    await member.joinParty(party);
  }
  await eventually(`${leader.name} sees ${members.length} members in the party`, (saw) => {
    const joined = joinedUserIds(leader, party);
    saw([...joined]);
    return members.every(({ userId }) => joined.has(userId));
  });
  return { ...party, size: members.length + 1 };
}

function joinedUserIds(leader: Player, { partyId }: PlayerParty): Set<string> {
  const joined = new Set<string>();
  for (const { kind, content } of leader.events) {
    const event = content as {
      party_id?: string;
      joins?: { user_id: string }[];
      leaves?: { user_id: string }[];
    };
    if (kind === "party_presence_event" && event.party_id === partyId) {
      event.joins?.forEach(({ user_id }) => {
        joined.add(user_id);
      });
      event.leaves?.forEach(({ user_id }) => {
        joined.delete(user_id);
      });
    }
  }
  return joined;
}
