/**
 * The way by which an unmodified Nakama reaches us instead of AWS: an HTTP proxy that ends TLS in our own name, and
 * the same without CONNECT for clients whose name resolution leads here.
 *
 * **Observed** (Go net/http, the fleet manager's vendored SDK): Nakama sends `CONNECT host:443`, speaks TLS 1.2 or
 * later inside, takes HTTP/1.1 when it is the only offer, and keeps idle connections for 90 s.
 */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Socket } from "node:net";
import type { CertificateAuthority } from "./certificate-authority.ts";
import { decideConnect } from "./connect-decision.ts";
import { type HostAndPort, hostAndPortOf } from "./host-and-port.ts";
import { keepIdleConnections } from "./keep-idle-connections.ts";
import { closeListener, listenOn, portOf } from "./listener.ts";
import { type GatewayRefusal, refusalAnswer } from "./refusal.ts";
import type { CertificateFlaw } from "./tls-fault.ts";
import { createTlsFront } from "./tls-front.ts";
import { openTunnel } from "./tunnel.ts";

export interface GatewayOptions {
  readonly authority: CertificateAuthority;
  /** Answers `gamelift.*` and `sns.*`. Its idle times are set by the gateway (keepIdleConnections). */
  readonly emulatorServer: Server;
  /** Answers `sqs.*`: the server of a queue proxy. Its idle times are set by the gateway too. */
  readonly queueServer: Server;
  /** Which hosts outside may be reached, by name. None unless given. */
  readonly allowedEgress?: (host: string) => boolean;
  /** Told of everything that was turned away. */
  readonly refused?: (refusal: GatewayRefusal) => void;
  /** Told of every tunnel that the user's `allowedEgress` has let out. */
  readonly tunnelled?: (target: HostAndPort) => void;
  /** What is to be wrong with the certificate that a host shows; nothing unless given. */
  readonly flawAt?: (host: string) => CertificateFlaw | undefined;
  /** The address to listen on: 127.0.0.1 unless given. */
  readonly bindAddress?: string;
  /** Free ports are taken unless given. */
  readonly connectPort?: number;
  readonly tlsPort?: number;
}

export interface Gateway {
  /** Where CONNECT is taken. Throws before `listen`, as does `tlsPort`. */
  readonly connectPort: number;
  /** Where TLS is taken directly, for a container's network alias or a hosts entry. */
  readonly tlsPort: number;
  /** Rejects with an error that names the port when one is taken. */
  listen(): Promise<void>;
  /** Ends every connection, tunnels included. */
  close(): Promise<void>;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { emulatorServer, queueServer } = options;
  const refused = options.refused ?? (() => {});
  const allowedEgress = options.allowedEgress ?? (() => false);
  const bindAddress = options.bindAddress ?? "127.0.0.1";
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };

  keepIdleConnections(emulatorServer);
  keepIdleConnections(queueServer);
  const tlsFront = createTlsFront({
    authority: options.authority,
    serverOf: (aws) => (aws.service === "sqs" ? queueServer : emulatorServer),
    refused,
    flawAt: options.flawAt ?? (() => undefined),
  });
  const proxy = createServer((request, response) => {
    const refusal = plainHttpRefusal(request);
    refused(refusal);
    request.resume();
    response.socket?.end(refusalAnswer(403, refusal));
  });
  keepIdleConnections(proxy);
  proxy.on("connection", track);
  tlsFront.on("connection", track);

  proxy.on("connect", (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const target = hostAndPortOf(request.url ?? "");
    if (target === undefined) {
      const message = "CONNECT takes host:port, a DNS name or an IP address and a port";
      turnAway(socket, 400, { reason: "bad-request", host: undefined, port: undefined, message });
      return;
    }
    const decision = decideConnect(target, allowedEgress);
    if (decision.kind === "refuse") {
      turnAway(socket, 403, decision.refusal);
    } else if (decision.kind === "tunnel") {
      options.tunnelled?.(target);
      track(openTunnel(target, socket, head, refused));
    } else {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (head.length > 0) socket.unshift(head);
      tlsFront.emit("connection", socket);
    }
  });

  function turnAway(socket: Socket, status: 400 | 403, refusal: GatewayRefusal): void {
    refused(refusal);
    socket.end(refusalAnswer(status, refusal));
  }

  return {
    get connectPort() {
      return portOf(proxy, "gateway");
    },
    get tlsPort() {
      return portOf(tlsFront, "gateway");
    },
    async listen() {
      await listenOn(proxy, bindAddress, options.connectPort ?? 0, "gateway's proxy");
      try {
        await listenOn(tlsFront, bindAddress, options.tlsPort ?? 0, "gateway's TLS port");
      } catch (error) {
        await closeListener(proxy);
        throw error;
      }
    },
    async close() {
      const closed = Promise.all([closeListener(proxy), closeListener(tlsFront)]);
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** **Documented** (RFC 9112, 3.2.2): a client asks a proxy for plain HTTP by the whole URL. */
function plainHttpRefusal(request: IncomingMessage): GatewayRefusal {
  const asked = /^http:\/\/([^/?#]*)/i.exec(request.url ?? "")?.[1];
  if (asked === undefined) {
    const message = "this is a proxy, which takes CONNECT; it serves no pages";
    return { reason: "bad-request", host: undefined, port: undefined, message };
  }
  const target = hostAndPortOf(asked, 80);
  const message = `${target?.host ?? "the host"} was asked for by plain HTTP, which never leaves this machine by the gateway`;
  return { reason: "plain-http", host: target?.host, port: target?.port, message };
}
