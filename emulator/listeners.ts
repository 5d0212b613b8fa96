import type { Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { createSecureContext } from "node:tls";
import type { Addresses } from "./addresses.ts";
import type { CertificateAuthority } from "./gateway/certificate-authority.ts";
import { createGateway, type Gateway } from "./gateway/gateway.ts";
import { closeListener, listenOn, portOf } from "./gateway/listener.ts";
import type { EmulatorOptions } from "./options.ts";
import type { Journal } from "./runtime/journal.ts";

/** Everything that listens, and how to end it. */
export interface Listeners {
  readonly addresses: Addresses;
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
  const closeConnections = [api, serverSdk, serverSdkTls, queue].map(trackConnections);
  const close = async () => {
    const closed = Promise.all([
      gateway.close(),
      ...[api, serverSdk, serverSdkTls, queue].map(closeListener),
    ]);
    for (const closeAll of closeConnections) closeAll();
    await closed;
  };
  try {
    await listenOn(api, address, ports.api ?? 0, "AWS API");
    await listenOn(serverSdk, address, ports.serverSdk ?? 0, "game servers' socket");
    await listenOn(serverSdkTls, address, ports.serverSdkTls ?? 0, "game servers' TLS socket");
    await listenOn(queue, address, ports.queue ?? 0, "queues");
    await gateway.listen();
  } catch (error) {
    await close();
    throw error;
  }
  // A wildcard is an address to listen on, not one to call.
  const called = isWildcard(address) ? "127.0.0.1" : address;
  const at = (server: Server, what: string) => `${urlHostOf(called)}:${portOf(server, what)}`;
  const addresses = {
    apiUrl: `http://${at(api, "AWS API")}`,
    serverSdkUrl: `ws://${at(serverSdk, "game servers' socket")}`,
    serverSdkTlsUrl: `wss://${at(serverSdkTls, "game servers' TLS socket")}`,
    queueUrl: `http://${at(queue, "queues")}`,
    connectPort: gateway.connectPort,
    tlsPort: gateway.tlsPort,
    ...files,
  };
  return { addresses, close };
}

/** The TLS listener of game servers: in the name of the address it listens on, or of a name that is asked for. */
export async function createServerSdkTls(
  authority: CertificateAuthority,
  options: EmulatorOptions,
): Promise<Server> {
  const names = new Set(["localhost", ...(options.allowedHosts ?? []).map((name) => name.toLowerCase())]);
  const bound = bindAddressOf(options);
  const { certificatePem, privateKeyPem } = await authority.leafFor(isWildcard(bound) ? "127.0.0.1" : bound);
  return createTlsServer({
    cert: certificatePem,
    key: privateKeyPem,
    SNICallback: (name, done) => {
      if (!names.has(name.toLowerCase())) return done(null);
      authority
        .leafFor(name)
        .then((leaf) => createSecureContext({ cert: leaf.certificatePem, key: leaf.privateKeyPem }))
        .then((context) => done(null, context), done);
    },
  });
}

/** The gateway before the servers that it leads to. */
export function createListeningGateway(
  options: EmulatorOptions,
  servers: { readonly api: Server; readonly queue: Server },
  authority: CertificateAuthority,
  journal: Journal,
): Gateway {
  const { allowedEgress, ports } = options;
  return createGateway({
    authority,
    emulatorServer: servers.api,
    queueServer: servers.queue,
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

/** Answers what ends all connections of a server, those included that have become WebSockets or only begun with TLS. */
function trackConnections(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
