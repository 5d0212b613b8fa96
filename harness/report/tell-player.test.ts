import { expect, test } from "vitest";
import { Cast } from "./cast.ts";
import { Story } from "./story.ts";
import { tellPlayer } from "./tell-player.ts";
import { ada, adasSeat, ben, journalOf, seat } from "./testing/entries.ts";

function told(kind: string, content: unknown, isAnswer = false) {
  const story = new Story();
  const cast = new Cast(journalOf([seat("RESERVED", adasSeat, ada.userId)]), [ada, ben]);
  tellPlayer({ ...ada, events: [{ order: 1, arrivedAt: 1, kind, content, isAnswer }] }, cast, story);
  const [moment] = story.moments;
  return moment === undefined ? undefined : `${moment.isTrouble === true ? "!" : ""}${moment.what}`;
}

test("a player's arrivals are told in plain words, others by their names", () => {
  const users = [ada, ben].map(({ userId }) => ({ presence: { user_id: userId } }));
  expect(told("matchmaker_ticket", { ticket: "t" }, true)).toBe("looks for a match");
  expect(told("matchmaker_matched", { users })).toBe("is matched with ben");
  expect(told("party", { leader: { user_id: ben.userId } })).toBe("joins ben's party");
  expect(told("party", { leader: { user_id: ada.userId } })).toBe("makes a party");
  expect(told("party", { leader: { user_id: ada.userId } }, true)).toBeUndefined();
  expect(told("status_presence_event", { joins: [{ user_id: ada.userId }] })).toBe("is online");
  expect(told("status_presence_event", { joins: [{ user_id: ben.userId }] })).toBeUndefined();
  expect(told("error", { code: 3, message: "Party not found" }, true)).toBe(
    "!is refused by Nakama: Party not found",
  );
});

test("notifications say what they mean, with code and subject", () => {
  const notification = (code: number, subject: string, content: object) =>
    told("notification", { code, subject, content });
  const place = { IpAddress: "127.0.0.1", DnsName: "", Port: 7777, SessionId: adasSeat };
  expect(notification(111, "connection-info", place)).toBe(
    "is told where to play: 127.0.0.1:7777, seat psess-494f… (notification 111 connection-info)",
  );
  expect(notification(112, "create-timeout", {})).toBe(
    "!is told that no server was found in time (notification 112 create-timeout)",
  );
  expect(notification(113, "create-failed", {})).toBe(
    "!is told that there will be no game (notification 113 create-failed)",
  );
  expect(notification(7, "hello", { from: "us" })).toBe("is notified (notification 7 hello): { from: 'us' }");
});
