/**
 * Makes whatever a game server on this machine needs to join an Anywhere fleet, and makes nothing twice: a custom
 * location, a fleet, a registered compute, and a token.
 *
 * **Documented** (RegisterCompute, "create an Anywhere fleet"): these calls, in this order, come before InitSDK.
 */
import {
  ConflictException,
  CreateFleetCommand,
  CreateFleetLocationsCommand,
  CreateLocationCommand,
  type FleetAttributes,
  type GameLiftClient,
  GetComputeAuthTokenCommand,
  paginateDescribeFleetAttributes,
  paginateDescribeFleetLocationAttributes,
  paginateListAliases,
  paginateListLocations,
  RegisterComputeCommand,
} from "@aws-sdk/client-gamelift";

export interface ComputeWish {
  /** Id or name. The only Anywhere fleet there is unless told, else one that is made. */
  readonly fleet?: string | undefined;
  /** The fleet's own unless told. */
  readonly location?: string | undefined;
  readonly computeName: string;
  /** By which players reach this machine. */
  readonly ipAddress: string;
}

export interface ReadyCompute {
  readonly fleetId: string;
  readonly location: string;
  readonly computeName: string;
  /** Of the Server SDK, as RegisterCompute answers it. */
  readonly endpoint: string;
  readonly authToken: string;
  readonly tokenExpiresAt: Date;
  /** By which the fleet is reached; placements come through one of them. */
  readonly aliasIds: readonly string[];
  /** Those that lead elsewhere. */
  readonly otherAliasIds: readonly string[];
}

export const USUAL_FLEET = "windtunnel-anywhere";
export const USUAL_LOCATION = "custom-windtunnel";

/**
 * @param note is told of everything that is made.
 * @throws Error in words for the user, where the wish does not fit what is there; GameLift's own errors.
 */
export async function readyCompute(
  gamelift: GameLiftClient,
  wish: ComputeWish,
  note: (made: string) => void,
): Promise<ReadyCompute> {
  const found = await findFleet(gamelift, wish.fleet);
  const { fleetId, location } =
    found === undefined
      ? await makeFleet(gamelift, wish, note)
      : await locationOf(gamelift, found, wish, note);
  const endpoint = await registerCompute(gamelift, fleetId, location, wish);
  const compute = { FleetId: fleetId, ComputeName: wish.computeName };
  const { AuthToken, ExpirationTimestamp } = await gamelift.send(new GetComputeAuthTokenCommand(compute));
  if (AuthToken === undefined || ExpirationTimestamp === undefined)
    throw new Error(`GetComputeAuthToken answered no token for ${wish.computeName}`);
  return {
    fleetId,
    location,
    computeName: wish.computeName,
    endpoint,
    authToken: AuthToken,
    tokenExpiresAt: ExpirationTimestamp,
    ...(await aliasesOf(gamelift, fleetId)),
  };
}

/** Undefined where one is to be made. */
async function findFleet(
  gamelift: GameLiftClient,
  wanted: string | undefined,
): Promise<FleetAttributes | undefined> {
  const fleets: FleetAttributes[] = [];
  for await (const { FleetAttributes = [] } of paginateDescribeFleetAttributes({ client: gamelift }, {}))
    fleets.push(...FleetAttributes.filter(({ Status }) => Status !== "DELETING" && Status !== "TERMINATED"));
  const anywhere = fleets.filter(({ ComputeType }) => ComputeType === "ANYWHERE");
  if (wanted === undefined) {
    if (anywhere.length <= 1) return anywhere[0];
    const own = anywhere.find(({ Name }) => Name === USUAL_FLEET);
    if (own !== undefined) return own;
    throw new Error(`There are several Anywhere fleets: say which by --fleet. ${named(anywhere)}`);
  }
  const matches = fleets.filter(({ FleetId, Name }) => FleetId === wanted || Name === wanted);
  const [fleet] = matches;
  if (matches.length > 1)
    throw new Error(
      `Several fleets are called ${wanted}: say which by --fleet and its id. ${named(matches)}`,
    );
  if (fleet === undefined && wanted.startsWith("fleet-")) throw new Error(`There is no fleet ${wanted}.`);
  if (fleet !== undefined && fleet.ComputeType !== "ANYWHERE")
    throw new Error(
      `${wanted} is a managed fleet: its instances start the server processes. ` +
        "Map its build to your folder (npm run up -- --build NAME=FOLDER), or name an Anywhere fleet.",
    );
  return fleet;
}

const named = (fleets: readonly FleetAttributes[]): string =>
  fleets.map(({ FleetId, Name }) => `${FleetId} (${Name})`).join(", ");

async function makeFleet(
  gamelift: GameLiftClient,
  wish: ComputeWish,
  note: (made: string) => void,
): Promise<{ fleetId: string; location: string }> {
  const location = wish.location ?? USUAL_LOCATION;
  await haveLocation(gamelift, location, note);
  const Name = wish.fleet ?? USUAL_FLEET;
  const { FleetAttributes } = await gamelift.send(
    new CreateFleetCommand({
      Name,
      ComputeType: "ANYWHERE",
      Locations: [{ Location: location }],
      AnywhereConfiguration: { Cost: "1" },
    }),
  );
  const fleetId = FleetAttributes?.FleetId;
  if (fleetId === undefined) throw new Error("CreateFleet answered no FleetId");
  note(`fleet ${Name}: ${fleetId}`);
  return { fleetId, location };
}

/** The fleet's custom location that is wished for, or its only one; made where the fleet does not have it. */
async function locationOf(
  gamelift: GameLiftClient,
  { FleetId = "" }: FleetAttributes,
  wish: ComputeWish,
  note: (made: string) => void,
): Promise<{ fleetId: string; location: string }> {
  const locations: string[] = [];
  for await (const page of paginateDescribeFleetLocationAttributes({ client: gamelift }, { FleetId }))
    for (const { LocationState } of page.LocationAttributes ?? [])
      if (LocationState?.Location?.startsWith("custom-")) locations.push(LocationState.Location);
  const location = wish.location ?? locations[0] ?? USUAL_LOCATION;
  if (!locations.includes(location)) {
    await haveLocation(gamelift, location, note);
    await gamelift.send(new CreateFleetLocationsCommand({ FleetId, Locations: [{ Location: location }] }));
    note(`location ${location} of ${FleetId}`);
  }
  return { fleetId: FleetId, location };
}

async function haveLocation(
  gamelift: GameLiftClient,
  name: string,
  note: (made: string) => void,
): Promise<void> {
  for await (const page of paginateListLocations({ client: gamelift }, { Filters: ["CUSTOM"] }))
    if (page.Locations?.some(({ LocationName }) => LocationName === name)) return;
  await gamelift.send(new CreateLocationCommand({ LocationName: name }));
  note(`location ${name}`);
}

/** **Observed** (emulator, as the design has it): the same data are the same compute, other data a conflict. */
async function registerCompute(
  gamelift: GameLiftClient,
  FleetId: string,
  Location: string,
  { computeName: ComputeName, ipAddress: IpAddress }: ComputeWish,
): Promise<string> {
  try {
    const { Compute } = await gamelift.send(
      new RegisterComputeCommand({ FleetId, ComputeName, Location, IpAddress }),
    );
    if (Compute?.GameLiftServiceSdkEndpoint === undefined)
      throw new Error(`RegisterCompute answered no endpoint for ${ComputeName}`);
    return Compute.GameLiftServiceSdkEndpoint;
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
    throw new Error(
      `Compute ${ComputeName} is registered already, with another address or location: ${error.message} Choose another ` +
        `name by --compute, or take it away: aws gamelift deregister-compute --fleet-id ${FleetId} --compute-name ${ComputeName}`,
      { cause: error },
    );
  }
}

async function aliasesOf(
  gamelift: GameLiftClient,
  fleetId: string,
): Promise<Pick<ReadyCompute, "aliasIds" | "otherAliasIds">> {
  const aliasIds: string[] = [];
  const otherAliasIds: string[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client: gamelift }, {}))
    for (const { AliasId = "", RoutingStrategy } of Aliases)
      (RoutingStrategy?.FleetId === fleetId ? aliasIds : otherAliasIds).push(AliasId);
  return { aliasIds, otherAliasIds };
}
