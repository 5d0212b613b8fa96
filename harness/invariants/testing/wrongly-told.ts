/** Worlds in which a player was told too little, too much, or something that is not so. */
import type { PlayerEvent } from "../../player-events.ts";
import * as entries from "../../report/testing/entries.ts";
import { everyMatchedPlayerIsAnswered } from "../every-matched-player-is-answered.ts";
import { nobodyIsToldTwice } from "../nobody-is-told-twice.ts";
import { toldSeatsAreThePlayersOwn } from "../told-seats-are-the-players-own.ts";
import { adaWith, drafts, matched, note, placement, seat, told, viewOf } from "./views.ts";

const { adasSeat, bensSeat, ben } = entries;

/** The good world, in which this is what came to Ada. */
const adaSees = (...events: readonly PlayerEvent[]) => viewOf({}, drafts, { players: [adaWith(...events)] });

export const toldWrongly = [
  {
    of: everyMatchedPlayerIsAnswered,
    how: "silence",
    view: adaSees(matched),
    says: ["ada was matched once and told 0 times, and 0 of their placements are PENDING"],
  },
  {
    of: everyMatchedPlayerIsAnswered,
    how: "a second match without an answer of its own",
    view: adaSees(matched, told(), matched),
    says: ["ada was matched 2 times and told once, and 0 of their placements are PENDING"],
  },
  {
    of: everyMatchedPlayerIsAnswered,
    how: "nothing, while the placement is PENDING",
    view: viewOf({ placements: [{ ...placement, status: "PENDING" }] }, drafts, {
      players: [adaWith(matched)],
    }),
    says: [],
  },
  {
    of: everyMatchedPlayerIsAnswered,
    how: "nothing, when the Nakama that knew of it was killed",
    view: viewOf({}, drafts, {
      players: [adaWith(matched)],
      notes: [note("Nakama is killed", { isFault: true, wallAt: 1_000 })],
    }),
    says: [],
  },
  {
    of: everyMatchedPlayerIsAnswered,
    how: "the end of a Nakama that nobody has killed",
    view: viewOf({}, drafts, {
      players: [adaWith(matched)],
      notes: [note("Nakama has ended by itself (code 2)", { wallAt: 1_000 }), note("Nakama is back")],
    }),
    says: ["ada was matched once and told 0 times, and 0 of their placements are PENDING"],
  },
  {
    of: nobodyIsToldTwice,
    how: "a notification that comes again",
    view: adaSees(matched, told({}, { SessionId: "" }), told({}, { SessionId: "" })),
    says: ["ada got notification notification-1 twice"],
  },
  {
    of: nobodyIsToldTwice,
    how: "a seat that is told again",
    view: adaSees(matched, told(), told({ id: "notification-2" })),
    says: [`ada was told of ${adasSeat} twice`],
  },
  {
    of: toldSeatsAreThePlayersOwn,
    how: "a seat of somebody else",
    view: viewOf({ playerSessions: [{ ...seat, playerId: ben.userId }] }),
    says: [`ada was told of ${adasSeat}, which is of ${ben.userId}`],
  },
  {
    of: toldSeatsAreThePlayersOwn,
    how: "a seat that there is not",
    view: adaSees(matched, told({}, { SessionId: bensSeat })),
    says: [`ada was told of ${bensSeat}, which does not exist`],
  },
  {
    of: toldSeatsAreThePlayersOwn,
    how: "another address",
    view: adaSees(matched, told({}, { Port: 1 })),
    says: [`ada was told 127.0.0.1:1, and ${adasSeat} is at 127.0.0.1:7000`],
  },
] as const;
