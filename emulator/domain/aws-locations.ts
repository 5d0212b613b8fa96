/**
 * The places where AWS hosts game servers, with the ping beacons that players measure their latency to.
 *
 * **Documented** (developer guide, "Service locations" and "UDP ping beacons", as both stood in 2026); places and beacons
 * are added there from time to time.
 */
export interface AwsLocation {
  readonly locationName: string;
  /** Undefined where the guide names no beacon. */
  readonly pingBeacon?: { readonly domain: string; readonly port: number };
}

const BEACON_PORT = 7770;

const regions = [
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "af-south-1",
  "ap-southeast-7",
  "ap-east-1",
  "ap-southeast-5",
  "ap-south-1",
  "ap-northeast-3",
  "ap-northeast-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-northeast-1",
  "ca-central-1",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "eu-south-1",
  "eu-west-3",
  "eu-north-1",
  "me-south-1",
  "sa-east-1",
];

/** Local Zones as Region, zone, and the zone's part in the name of its beacon. */
const localZones: readonly (readonly [region: string, zone: string, beacon?: string])[] = [
  ["us-east-1", "atl-1", "atl"],
  ["us-east-1", "chi-1", "chi"],
  ["us-east-1", "dfw-1", "dfw"],
  ["us-east-1", "dfw-2"],
  ["us-west-2", "den-1", "den"],
  ["us-east-1", "iah-1", "iah"],
  ["us-east-1", "mci-1", "mci"],
  ["us-west-2", "lax-1", "lax"],
  ["us-west-2", "phx-1", "phx"],
  ["af-south-1", "los-1", "los"],
];

export const awsLocations: readonly AwsLocation[] = [
  ...regions.map((region) => ({
    locationName: region,
    pingBeacon: { domain: `gamelift-ping.${region}.api.aws`, port: BEACON_PORT },
  })),
  ...localZones.map(([region, zone, beacon]) => ({
    locationName: `${region}-${zone}`,
    ...(beacon === undefined
      ? {}
      : { pingBeacon: { domain: `gamelift-ping-${beacon}.${region}.api.aws`, port: BEACON_PORT } }),
  })),
];

const awsLocationNames: ReadonlySet<string> = new Set(awsLocations.map(({ locationName }) => locationName));

export const isAwsLocation = (name: string): boolean => awsLocationNames.has(name);
