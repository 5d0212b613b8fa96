import { expect, test } from "vitest";
import { readSeat } from "./read-seat.ts";

test("the guide's four members become a seat, an absent name or address empty", () => {
  expect(
    readSeat({ IpAddress: "127.0.0.1", DnsName: "localhost", Port: 7777, SessionId: "psess-1" }),
  ).toEqual({
    ipAddress: "127.0.0.1",
    dnsName: "localhost",
    port: 7777,
    sessionId: "psess-1",
  });
  expect(readSeat({ DnsName: "localhost", Port: 7777, SessionId: "psess-1" })).toMatchObject({
    ipAddress: "",
  });
});

test.each([
  undefined,
  {},
  { IpAddress: "", DnsName: "", Port: 7777, SessionId: "psess-1" },
  { IpAddress: "127.0.0.1", Port: "7777", SessionId: "psess-1" },
  { IpAddress: "127.0.0.1", Port: 7777 },
])("%o is no address", (content) => {
  expect(() => readSeat(content)).toThrow("does not say where to connect");
});
