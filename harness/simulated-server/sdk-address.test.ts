import { expect, test } from "vitest";
import { sdkAddress } from "./sdk-address.ts";

const identity = {
  webSocketUrl: "ws://127.0.0.1:9080",
  processId: "proc 7",
  hostId: "dev/box",
  fleetId: "fleet-a1",
  authToken: "tok+1=",
};

test("the query is sorted by key and form-encoded, as Go writes it", () => {
  expect(sdkAddress(identity, "0d0c")).toBe(
    "ws://127.0.0.1:9080/?Authorization=tok%2B1%3D&ComputeId=dev%2Fbox&FleetId=fleet-a1&IdempotencyToken=0d0c" +
      "&pID=proc+7&sdkLanguage=Go&sdkVersion=5.6.0",
  );
});

test("a simulated server says in the query what it is", () => {
  expect(sdkAddress(identity, "0d0c", "windtunnel-simulated")).toMatch(/&sdkToolName=windtunnel-simulated&/);
});

test("the path of the base address stays and its query is overwritten", () => {
  const address = sdkAddress({ ...identity, webSocketUrl: "wss://localhost:8443/prod?old=1" }, "0d0c");
  expect(address).toMatch(/^wss:\/\/localhost:8443\/prod\?Authorization=/);
  expect(address).not.toContain("old=1");
});
