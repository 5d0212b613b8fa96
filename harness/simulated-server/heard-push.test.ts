import { expect, test } from "vitest";
import { type HearingServer, heardPush } from "./heard-push.ts";
import type { ServicePush } from "./service-push.ts";

const ready: HearingServer = {
  isActivated: true,
  isEnding: false,
  ignoresTerminate: false,
  refreshesBeforeReady: true,
};
const refresh: ServicePush = { kind: "refresh-connection", webSocketUrl: "ws://x/", authToken: "tok-2" };
const terminate: ServicePush = { kind: "terminate-process", terminationTime: 1 };
const unready = { kind: "unplayed", reason: "the process is not ready" };

test("a ready process hears everything, an ending one still moves its line", () => {
  for (const push of [refresh, terminate]) {
    expect(heardPush(push, ready)).toBe(push);
    expect(heardPush(push, { ...ready, isEnding: true })).toBe(push);
  }
});

test("before ProcessReady C++ ignores RefreshConnection, the others do not", () => {
  const starting = { ...ready, isActivated: false };
  expect(heardPush(refresh, { ...starting, refreshesBeforeReady: false })).toEqual(unready);
  expect(heardPush(refresh, starting)).toBe(refresh);
  expect(heardPush(terminate, { ...ready, ignoresTerminate: true })).toMatchObject({ kind: "unplayed" });
});
