import { randomUUID } from "node:crypto";
import { CreateFleetCommand, CreateLocationCommand, type GameLiftClient } from "@aws-sdk/client-gamelift";
import { DEFAULT_HOME, startEmulator } from "../../emulator/index.ts";
import { type Bench, benchOf } from "../bench.ts";
import { gameLiftClient } from "../gamelift.ts";
import { AnywhereHost } from "../server-identities.ts";
import type { ServerIdentity } from "../simulated-server/server-identity.ts";
import type { CheckLimits } from "./check-limits.ts";

/** The GameLift in which a server is checked. */
export interface CheckGround {
  readonly bench: Bench;
  readonly gamelift: GameLiftClient;
  readonly fleetId: string;
  readonly location: string;
  /** Certificates that the TLS socket is to be trusted by; only with TLS. */
  readonly bundlePath: string | undefined;
  /** Registers a compute for one more process. */
  readonly identity: () => Promise<ServerIdentity>;
  readonly close: () => Promise<void>;
}

/** How much longer than the check its GameLift waits, by the least. */
const PATIENCE_SECONDS = 300;

const LOCATION = "custom-server-check";

/**
 * Starts an emulator in the machine's time with an Anywhere fleet. A process cannot tell it from a managed one: the
 * environment is the same; that nobody but us watches the process is what lets us say how it ended.
 *
 * @param stateFolder keeps the certificate authority, which the server's environment points at.
 */
export async function openCheckGround(options: {
  readonly region: string;
  readonly tls: boolean;
  readonly stateFolder: string;
  readonly limits: CheckLimits;
}): Promise<CheckGround> {
  const { region, tls, stateFolder, limits } = options;
  const emulator = await startEmulator({
    clock: { mode: "running" },
    home: { ...DEFAULT_HOME, region },
    ...(tls ? { stateFolder } : {}),
    rateLimits: true,
    // What is given up is given up by the check, which says why.
    rules: {
      readyLimitSeconds: limits.readySeconds + PATIENCE_SECONDS,
      terminationGraceSeconds: limits.terminateSeconds + PATIENCE_SECONDS,
    },
  });
  const bench = benchOf(emulator);
  try {
    const { apiUrl, serverSdkTlsUrl, bundlePath } = emulator.addresses;
    const gamelift = gameLiftClient(apiUrl, region);
    const fleetId = await makeFleet(gamelift);
    const host = new AnywhereHost({
      gamelift,
      resources: { fleetId, location: LOCATION },
      computePrefix: "server-check",
      newId: randomUUID,
    });
    const identity = async (): Promise<ServerIdentity> => {
      const plain = await host.identity(() => undefined);
      return tls ? { ...plain, webSocketUrl: serverSdkTlsUrl } : plain;
    };
    const close = async () => {
      gamelift.destroy();
      await bench.close();
    };
    return { bench, gamelift, fleetId, location: LOCATION, bundlePath, identity, close };
  } catch (error) {
    await bench.close();
    throw error;
  }
}

async function makeFleet(gamelift: GameLiftClient): Promise<string> {
  await gamelift.send(new CreateLocationCommand({ LocationName: LOCATION }));
  const { FleetAttributes } = await gamelift.send(
    new CreateFleetCommand({
      Name: "server-check",
      ComputeType: "ANYWHERE",
      Locations: [{ Location: LOCATION }],
      AnywhereConfiguration: { Cost: "1" },
    }),
  );
  if (FleetAttributes?.FleetId === undefined) throw new Error("CreateFleet answered no FleetId");
  return FleetAttributes.FleetId;
}
