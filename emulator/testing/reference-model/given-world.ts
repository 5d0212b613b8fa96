/** The fleets, locations and queues that every history of the reference model begins with. */
export const home = "us-east-1";
export const abroad = "eu-west-1";

/** Only the order of the costs matters; that of the managed fleet, an hour of a c4.large, is below a dollar. */
export const fleets = {
  a: { region: home, locations: ["custom-east", "custom-west"], cost: 2 },
  b: { region: home, locations: ["custom-east"], cost: 1 },
  far: { region: abroad, locations: ["custom-far"], cost: 1 },
  managed: { region: home, locations: [home], cost: 0.1 },
} as const;
export type FleetName = keyof typeof fleets;
export const fleetNames: readonly FleetName[] = ["a", "b", "far", "managed"];

/** Every fleet in each of its locations. */
export const places: readonly { readonly fleet: FleetName; readonly location: string }[] = fleetNames.flatMap(
  (fleet) => fleets[fleet].locations.map((location) => ({ fleet, location })),
);
export const locations: readonly string[] = ["custom-east", "custom-west", "custom-far", home];

/** By name, the Region in which each is. */
export const queueRegions = { one: home, two: home, abroad } as const;
export type QueueName = keyof typeof queueRegions;
export const queueNames: readonly QueueName[] = ["one", "two", "abroad"];

export const activationLimitSeconds = 20;
/** After so many days an ended game session is forgotten: few enough that histories get there, and whole in binary. */
export const retentionDays = 1 / 256;
/** ConcurrentExecutions of the managed fleet. */
export const PROCESSES_PER_INSTANCE = 2;
/** From the request of one of its instances until processes can be started there. */
export const instanceStartSeconds = 15;
