import { expect, test } from "vitest";
import { sdkAddress } from "./sdk-address.ts";
import { sdkProfiles } from "./sdk-profile.ts";

const { Go, CSharp, Cpp } = sdkProfiles;
const identity = {
  webSocketUrl: "ws://127.0.0.1:9080",
  processId: "proc 7",
  hostId: "dev/box",
  fleetId: "fleet-a1",
  authToken: "tok+1=",
};

test("the query is sorted by key and form-encoded, as Go writes it", () => {
  expect(sdkAddress(identity, "0d0c", Go)).toBe(
    "ws://127.0.0.1:9080/?Authorization=tok%2B1%3D&ComputeId=dev%2Fbox&FleetId=fleet-a1&IdempotencyToken=0d0c" +
      "&pID=proc+7&sdkLanguage=Go&sdkVersion=5.6.0",
  );
});

test("a simulated server says in the query what it is", () => {
  expect(sdkAddress(identity, "0d0c", Go, "windtunnel-simulated")).toMatch(
    /&sdkToolName=windtunnel-simulated&/,
  );
});

test("the path of the base address stays and its query is overwritten", () => {
  const address = sdkAddress({ ...identity, webSocketUrl: "wss://localhost:8443/prod?old=1" }, "0d0c", Go);
  expect(address).toMatch(/^wss:\/\/localhost:8443\/prod\?Authorization=/);
  expect(address).not.toContain("old=1");
});

test("C++ sorts the keys, writes values as they are, ends the path with a slash and always asks for TLS", () => {
  const given = { ...identity, processId: "proc-7", webSocketUrl: "ws://localhost:8443/prod" };
  expect(sdkAddress(given, "0d0c-11", Cpp)).toBe(
    "wss://localhost:8443/prod/?Authorization=tok+1=&ComputeId=dev/box&FleetId=fleet-a1&IdempotencyToken=0d0c11" +
      "&pID=proc-7&sdkLanguage=Cpp&sdkVersion=5.4.0",
  );
});

test("C# has an order of its own and writes a space as %20", () => {
  expect(sdkAddress(identity, "0d0c", CSharp)).toBe(
    "ws://127.0.0.1:9080/?ComputeId=dev/box&FleetId=fleet-a1&pID=proc%207&sdkLanguage=CSharp&sdkVersion=5.5.1" +
      "&IdempotencyToken=0d0c&Authorization=tok+1=",
  );
});
