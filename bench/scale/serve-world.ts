import { randomUUID } from "node:crypto";
import { buildDelivery } from "../../emulator/build-delivery.ts";
import { buildFronts } from "../../emulator/build-fronts.ts";
import { buildLaunch } from "../../emulator/build-launch.ts";
import { createSnsSigner } from "../../emulator/events/sns-signature.ts";
import { createCertificateAuthority } from "../../emulator/gateway/certificate-authority.ts";
import { closeListener, listenOn, portOf } from "../../emulator/gateway/listener.ts";
import { createHttpServer } from "../../emulator/http.ts";
import type { EmulatorOptions } from "../../emulator/options.ts";
import type { CoreWorld } from "./core-world.ts";

/** Where a world answers AWS's API. */
export interface ServedWorld {
  readonly port: number;
  /** Resolves when nothing listens and nobody is connected any more. */
  close(): Promise<void>;
}

/**
 * Puts around a world what the emulator has around its core, built by the same functions, and listens on loopback: HTTP,
 * both protocols, throttle, events and commands. Only what no read comes by does not listen: game servers, gateway, queues.
 *
 * @param world filled before, since no socket is made for its server processes.
 */
export async function serveWorld(world: CoreWorld): Promise<ServedWorld> {
  const { parts } = world;
  const options: EmulatorOptions = {};
  const noAddresses = (): never => {
    throw new Error("only the API of this world listens");
  };
  const signer = createSnsSigner(await createCertificateAuthority({}));
  const delivery = buildDelivery(parts, options, signer);
  const launch = buildLaunch(parts, options, noAddresses);
  const { wire, serverSdk, control } = buildFronts(parts, delivery, launch, options, noAddresses);
  const server = createHttpServer({
    wire,
    control: { control, token: randomUUID(), allowedHosts: [] },
    signer,
    gameSessionLogs: { ...parts, archives: launch.logs, allowedHosts: [] },
  });
  await listenOn(server, "127.0.0.1", 0, "AWS API of a world");
  return {
    port: portOf(server, "AWS API of a world"),
    close: async () => {
      serverSdk.close();
      delivery.outbox.close();
      parts.core.close();
      delivery.queueProxy.close();
      const closed = closeListener(server);
      server.closeAllConnections();
      await closed;
    },
  };
}
