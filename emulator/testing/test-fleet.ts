import type { Fleet } from "../domain/fleet.ts";
import { DEFAULT_INSTANCE_COUNTS, type FleetLocation } from "../domain/fleet-location.ts";
import { instant } from "../domain/instant.ts";

/** The places of a fleet that is set up, with the capacity that each begins with. */
export const activeIn = (...locations: readonly string[]): readonly FleetLocation[] =>
  locations.map((location) => ({ location, status: "ACTIVE", instances: DEFAULT_INSTANCE_COUNTS }));

/** An ACTIVE managed fleet with members that a test does not care about. */
export const testFleet = (fleetId: string, given: Partial<Fleet> = {}): Fleet => ({
  fleetId,
  fleetArn: `arn:aws:gamelift:us-east-1:000000000000:fleet/${fleetId}`,
  sequence: 1,
  name: fleetId,
  computeType: "EC2",
  status: "ACTIVE",
  certificateType: "DISABLED",
  newGameSessionProtectionPolicy: "NoProtection",
  metricGroups: [],
  inboundPermissions: [],
  locations: activeIn("us-east-1"),
  runtimeConfiguration: {
    serverProcesses: [],
    gameSessionActivationTimeoutSeconds: 300,
    maxConcurrentGameSessionActivations: 2_147_483_647,
  },
  createdAt: instant(0),
  ...given,
});
