import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  flawOfInboundPermissions,
  INBOUND_PERMISSION_LIMIT,
  type InboundPermission,
  updatedInboundPermissions,
} from "./inbound-permission.ts";

const game: InboundPermission = { fromPort: 7000, toPort: 8000, ipRange: "0.0.0.0/0", protocol: "UDP" };
const LINUX = "AMAZON_LINUX_2023";
const WINDOWS = "WINDOWS_2022";

describe("permissions that a fleet may have", () => {
  test.each<[string, Partial<InboundPermission>, string, string | undefined]>([
    ["game ports", {}, LINUX, undefined],
    ["the first port of games", { fromPort: 1026, toPort: 1026 }, WINDOWS, undefined],
    ["the port below", { fromPort: 1025, toPort: 1026 }, LINUX, "22 and 1026-60000"],
    ["SSH on Linux", { fromPort: 22, toPort: 22 }, LINUX, undefined],
    ["SSH and the port above it", { fromPort: 22, toPort: 23 }, LINUX, "22 and 1026-60000"],
    ["SSH on Windows", { fromPort: 22, toPort: 22 }, WINDOWS, "Windows builds are 1026-60000"],
    ["a reversed range", { fromPort: 7001, toPort: 7000 }, LINUX, "ToPort is less"],
    ["leading zeros", { ipRange: "010.000.000.000/08" }, LINUX, undefined],
    ["an address without a mask", { ipRange: "10.0.0.0" }, LINUX, "CIDR"],
    ["a part above 255", { ipRange: "10.0.0.256/8" }, LINUX, "CIDR"],
    ["a mask above 32", { ipRange: "10.0.0.0/33" }, LINUX, "CIDR"],
  ])("%s", (_what, change, operatingSystem, words) => {
    const flaw = flawOfInboundPermissions("Permissions", [game, { ...game, ...change }], operatingSystem);
    if (words === undefined) expect(flaw).toBeUndefined();
    else {
      expect(flaw).toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringContaining("Permissions 2: "),
      });
      expect(flaw?.message).toContain(words);
    }
  });
});

const permissions = fc.uniqueArray(
  fc.record({
    fromPort: fc.integer({ min: 1026, max: 1030 }),
    toPort: fc.integer({ min: 1031, max: 1033 }),
    ipRange: fc.constantFrom("0.0.0.0/0", "10.0.0.0/8"),
    protocol: fc.constantFrom("TCP" as const, "UDP" as const),
  }),
  { selector: (permission) => JSON.stringify(permission), maxLength: 12 },
);

describe("updates", () => {
  test("opening and closing the same again leaves what was there, in its order", () => {
    fc.assert(
      fc.property(permissions, permissions, (present, added) => {
        const opened = updatedInboundPermissions(present, added, []);
        expect(opened.slice(0, present.length)).toEqual(present);
        const fresh = opened.slice(present.length);
        expect(updatedInboundPermissions(opened, [], fresh)).toEqual(present);
        expect(updatedInboundPermissions(opened, added, [])).toEqual(opened);
      }),
    );
  });

  test("what is revoked has to be there in every member", () => {
    for (const change of [{ toPort: 7999 }, { protocol: "TCP" as const }, { ipRange: "0.0.0.0/1" }]) {
      expect(() => updatedInboundPermissions([game], [], [game, { ...game, ...change }])).toThrow(
        "InboundPermissionRevocations 2: ",
      );
    }
  });

  test("a fleet has so many and no more", () => {
    const many = Array.from({ length: INBOUND_PERMISSION_LIMIT }, (_, index) => ({
      ...game,
      fromPort: 2000 + index,
    }));
    expect(updatedInboundPermissions([], many, [])).toHaveLength(INBOUND_PERMISSION_LIMIT);
    expect(() => updatedInboundPermissions(many, [game], [])).toThrow("at most 50");
    expect(updatedInboundPermissions(many, [game], many.slice(0, 1))).toHaveLength(INBOUND_PERMISSION_LIMIT);
  });
});
