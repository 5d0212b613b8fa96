import type { Server } from "node:http";
import type { Addresses } from "./addresses.ts";
import type { CertificateAuthority } from "./gateway/certificate-authority.ts";
import { createGateway, type Gateway } from "./gateway/gateway.ts";
import { closeListener, listenOn, portOf, trackConnections } from "./gateway/listener.ts";
import type { CertificateFlaw } from "./gateway/tls-fault.ts";
import type { EmulatorOptions } from "./options.ts";
import type { Journal } from "./runtime/journal.ts";
import { endpointPath } from "./server-sdk/socket-path.ts";
import { createServerSdkTls, type ServerSdkTlsOptions } from "./server-sdk-tls.ts";
import { switchableListeners } from "./switchable-listeners.ts";

/** Everything that listens, and how to end it. */
export interface Listeners {
  readonly addresses: Addresses;
  /**
   * Closes the ports of the game servers' sockets and cuts what is connected, or listens again on the same ports.
   *
   * @throws Error naming the port that somebody else has taken meanwhile.
   */
  setServerSdkListening(isListening: boolean): Promise<void>;
  /** Ends every listener and every connection. */
  close(): Promise<void>;
}

export interface Servers {
  readonly api: Server;
  readonly serverSdk: Server;
  readonly serverSdkTls: Server;
  /** The way to the queues for who calls this machine by its own name; the broker itself checks nobody. */
  readonly queue: Server;
  readonly gateway: Gateway;
}

/** Opens all listeners, or none. @throws Error naming the port that is taken. */
export async function openListeners(
  servers: Servers,
  options: EmulatorOptions,
  files: CertificateAuthority["files"],
): Promise<Listeners> {
  const { api, serverSdk, serverSdkTls, queue, gateway } = servers;
  const address = bindAddressOf(options);
  const ports = options.ports ?? {};
  const closeOthers = [api, queue].map(trackConnections);
  const gameServers = switchableListeners(
    [
      { server: serverSdk, port: ports.serverSdk ?? 0, what: "game servers' socket" },
      { server: serverSdkTls, port: ports.serverSdkTls ?? 0, what: "game servers' TLS socket" },
    ],
    address,
  );
  const close = async () => {
    const closed = Promise.all([gateway.close(), gameServers.end(), ...[api, queue].map(closeListener)]);
    for (const closeAll of closeOthers) closeAll();
    await closed;
  };
  try {
    await listenOn(api, address, ports.api ?? 0, "AWS API");
    await gameServers.setListening(true);
    await listenOn(queue, address, ports.queue ?? 0, "queues");
    await gateway.listen();
  } catch (error) {
    await close();
    throw error;
  }
  // A wildcard is an address to listen on, not one to call.
  const called = isWildcard(address) ? "127.0.0.1" : address;
  const at = (server: Server, what: string) => `${urlHostOf(called)}:${portOf(server, what)}`;
  const path = endpointPath(options.serverSdkPath ?? "/");
  const sdkPath = path === "/" ? "" : path;
  const addresses = {
    apiUrl: `http://${at(api, "AWS API")}`,
    serverSdkUrl: `ws://${at(serverSdk, "game servers' socket")}${sdkPath}`,
    serverSdkTlsUrl: `wss://${at(serverSdkTls, "game servers' TLS socket")}${sdkPath}`,
    queueUrl: `http://${at(queue, "queues")}`,
    connectPort: gateway.connectPort,
    tlsPort: gateway.tlsPort,
    ...files,
  };
  return { addresses, setServerSdkListening: gameServers.setListening, close };
}

/** The TLS listener of game servers, for the address that everything listens on and the names that are allowed. */
export function createListeningServerSdkTls(
  options: EmulatorOptions,
  authority: CertificateAuthority,
  flaws: ServerSdkTlsOptions["flaws"],
): Promise<Server> {
  const names = new Set(["localhost", ...(options.allowedHosts ?? []).map((name) => name.toLowerCase())]);
  const bound = bindAddressOf(options);
  return createServerSdkTls(authority, { host: isWildcard(bound) ? "127.0.0.1" : bound, names, flaws });
}

/** The gateway before the servers that it leads to. */
export function createListeningGateway(
  options: EmulatorOptions,
  servers: { readonly api: Server; readonly queue: Server },
  authority: CertificateAuthority,
  journal: Journal,
  flawAt: (host: string) => CertificateFlaw | undefined,
): Gateway {
  const { allowedEgress, ports } = options;
  return createGateway({
    authority,
    emulatorServer: servers.api,
    queueServer: servers.queue,
    flawAt,
    ...(allowedEgress === undefined ? {} : { allowedEgress }),
    refused: (refusal) =>
      journal.write({ kind: "refusal", what: `gateway refused: ${refusal.reason}`, details: { ...refusal } }),
    tunnelled: (target) => journal.write({ kind: "gateway", what: "tunnel opened", details: { ...target } }),
    bindAddress: bindAddressOf(options),
    ...(ports?.connect === undefined ? {} : { connectPort: ports.connect }),
    ...(ports?.tls === undefined ? {} : { tlsPort: ports.tls }),
  });
}

const bindAddressOf = (options: EmulatorOptions): string => options.bindAddress ?? "127.0.0.1";
const isWildcard = (address: string): boolean => address === "0.0.0.0" || address === "::";
const urlHostOf = (address: string): string => (address.includes(":") ? `[${address}]` : address);
