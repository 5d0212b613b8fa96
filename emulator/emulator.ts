import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { Addresses } from "./addresses.ts";
import { buildCore } from "./build-core.ts";
import { buildDelivery } from "./build-delivery.ts";
import { buildFronts } from "./build-fronts.ts";
import { buildLaunch } from "./build-launch.ts";
import type { Control } from "./control/control.ts";
import { createSnsSigner } from "./events/sns-signature.ts";
import { createCertificateAuthority } from "./gateway/certificate-authority.ts";
import { createHttpServer } from "./http.ts";
import {
  createListeningGateway,
  createListeningServerSdkTls,
  openListeners,
  type Servers,
} from "./listeners.ts";
import type { EmulatorOptions } from "./options.ts";
import { recordJournal } from "./recording/record-journal.ts";
import { recordingHeader } from "./recording/recording-header.ts";
import { machineWall, type Wall } from "./runtime/wall.ts";

/** A running emulator. */
export interface Emulator {
  readonly control: Control;
  readonly controlToken: string;
  readonly addresses: Addresses;
  /** Ends every listener and connection. Game servers see a cut connection, never a close frame. */
  close(): Promise<void>;
}

/**
 * Builds and starts an emulator: the one place where its parts meet, each built by a function of its own.
 *
 * @param wall the machine's time; another one only where a test has to wait for nothing.
 * @throws Error when a port is taken, or the control token is empty.
 */
export async function startEmulator(
  options: EmulatorOptions = {},
  wall: Wall = machineWall,
): Promise<Emulator> {
  const controlToken = options.controlToken ?? randomUUID();
  if (controlToken === "") throw new Error("the control token is empty: leave it out, and one is made");
  const { stateFolder, allowedHosts = [] } = options;
  const authority = await createCertificateAuthority(
    stateFolder === undefined ? {} : { folder: stateFolder },
  );
  const signer = createSnsSigner(authority);

  let addresses: Addresses | undefined;
  const knownAddresses = () => {
    if (addresses === undefined) throw new Error("the emulator does not listen yet");
    return addresses;
  };
  const parts = buildCore(
    options,
    wall,
    () => options.serverSdkEndpoint ?? knownAddresses().serverSdkUrl,
    () => knownAddresses().apiUrl,
  );
  const delivery = buildDelivery(parts, options, signer);
  const launch = buildLaunch(parts, options, knownAddresses);
  const { wire, serverSdk, control } = buildFronts(parts, delivery, launch, options, knownAddresses);

  const api = createHttpServer({
    wire,
    control: { control, token: controlToken, allowedHosts },
    signer,
    gameSessionLogs: { ...parts, archives: launch.logs, allowedHosts },
  });
  const flawAt = (listener: "gateway" | "game-servers") => (host: string) =>
    parts.faults.meet(parts.home, "tls.handshake", { host, listener }, host)?.flaw;
  const servers: Servers = {
    api,
    serverSdk: createServer(),
    serverSdkTls: await createListeningServerSdkTls(options, authority, {
      isArmed: () => parts.faults.isArmed("tls.handshake"),
      at: flawAt("game-servers"),
    }),
    queue: delivery.queueProxy.server,
    gateway: createListeningGateway(
      options,
      { api, queue: delivery.queueProxy.server },
      authority,
      parts.journal,
      flawAt("gateway"),
    ),
  };
  serverSdk.attach(servers.serverSdk);
  serverSdk.attach(servers.serverSdkTls);
  const closeParts = () => {
    // First nobody is listened to any more, so that nothing of what closing does to others counts as theirs.
    serverSdk.close();
    delivery.outbox.close();
    parts.core.close();
    delivery.queueProxy.close();
  };
  const { record } = options;
  let endRecording = () => {};
  try {
    if (record !== undefined)
      endRecording = recordJournal(record.file, parts, recordingHeader(options, parts, record.title));
    const listeners = await openListeners(servers, options, authority.files);
    addresses = listeners.addresses;
    serverSdk.switchListeningBy(listeners.setServerSdkListening);
    const close = async () => {
      const launchedEnded = launch.close();
      closeParts();
      await Promise.all([launchedEnded, listeners.close()]).finally(endRecording);
    };
    return { control, controlToken, addresses, close };
  } catch (error) {
    closeParts();
    await launch.close().finally(endRecording);
    throw error;
  }
}
