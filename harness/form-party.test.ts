import { expect, onTestFinished, test } from "vitest";
import { eventually } from "./eventually.ts";
import { formParty } from "./form-party.ts";
import { Player } from "./player.ts";
import { ScriptedNakama } from "./testing/scripted-nakama.ts";

test("a party is formed when the leader, too, has been told of every member", async () => {
  const nakama = await ScriptedNakama.open();
  const connect = (name: string) => Player.connect({ name, seed: "7", nakama: nakama.forPlayers });
  const ada = await connect("ada");
  const ben = await connect("ben");
  onTestFinished(async () => {
    await Promise.all([ada.close(), ben.close()]);
    nakama.close();
  });
  nakama.answer = (envelope) => {
    if ("party_join" in envelope) {
      nakama.send({ party: { party_id: "party-1", max_size: 2 } });
    }
    return "party_create" in envelope ? { party: { party_id: "party-1" } } : { rpc: { id: "anything" } };
  };

  let isFormed = false;
  const forming = formParty(ada, ben).then((party) => {
    isFormed = true;
    return party;
  });
  await eventually("ben is in", () => ben.events.some(({ kind }) => kind === "party"));
  await ada.rpc("anything");
  expect(isFormed).toBe(false);

  const joins = [{ user_id: ben.userId }];
  nakama.sockets[0]?.send(JSON.stringify({ party_presence_event: { party_id: "party-1", joins } }));
  expect(await forming).toEqual({ partyId: "party-1", size: 2 });
  expect(nakama.envelopes.find((envelope) => "party_create" in envelope)).toMatchObject({
    party_create: { open: true, max_size: 2 },
  });
});
