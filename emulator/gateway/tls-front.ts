import { constants } from "node:crypto";
import type { Server } from "node:http";
import {
  createSecureContext,
  createServer,
  type SecureContext,
  type TLSSocket,
  type Server as TlsServer,
} from "node:tls";
import { type AwsHost, awsHostOf } from "./aws-host.ts";
import type { CertificateAuthority, Leaf } from "./certificate-authority.ts";
import type { GatewayRefusal } from "./refusal.ts";
import { explainTlsFailure } from "./tls-failure.ts";
import type { CertificateFlaw } from "./tls-fault.ts";

const handshakeMilliseconds = 15_000;

export interface TlsFrontOptions {
  readonly authority: CertificateAuthority;
  /** The HTTP server that answers for a service. */
  readonly serverOf: (aws: AwsHost) => Server;
  readonly refused: (refusal: GatewayRefusal) => void;
  /** What is to be wrong with the certificate that this handshake shows; nothing when undefined. */
  readonly flawAt: (host: string) => CertificateFlaw | undefined;
}

/**
 * Ends TLS by the name that the client asked for and hands the plain HTTP/1.1 to the server of that service. Takes
 * connections of its own when it listens, and those that come by CONNECT as `connection` events.
 */
export function createTlsFront(options: TlsFrontOptions): TlsServer {
  const contexts = new WeakMap<Leaf, SecureContext>();
  /** By host, what was wrong with the certificate that it showed last. */
  const shownFlaws = new Map<string, CertificateFlaw | undefined>();
  const contextFor = async (host: string): Promise<SecureContext> => {
    const flaw = options.flawAt(host);
    const { authority } = options;
    shownFlaws.set(host, flaw);
    const leaf = await (flaw === undefined ? authority.leafFor(host) : authority.flawedLeafFor(host, flaw));
    const context =
      contexts.get(leaf) ?? createSecureContext({ key: leaf.privateKeyPem, cert: leaf.certificatePem });
    contexts.set(leaf, context);
    return context;
  };
  const refuse = (reason: GatewayRefusal["reason"], host: string | undefined, message: string) =>
    options.refused({ reason, host, port: undefined, message });

  const server = createServer({
    ALPNProtocols: ["http/1.1"],
    handshakeTimeout: handshakeMilliseconds,
    // Who resumes a session looks at no certificate. **Observed**: Go does so only where it is asked to.
    secureOptions: constants.SSL_OP_NO_TICKET,
    SNICallback(host, done) {
      if (awsHostOf(host) === undefined) {
        const message = `a TLS client asked for ${JSON.stringify(host)}, which is none of the hosts served here`;
        refuse("server-name", host, message);
        done(new Error(message));
        return;
      }
      contextFor(host.toLowerCase()).then((context) => done(null, context), done);
    },
  });
  server.on("secureConnection", (socket: TLSSocket) => {
    const host = socket.servername || undefined;
    const aws = awsHostOf(host ?? "");
    if (aws === undefined) {
      socket.destroy();
      return;
    }
    // With TLS 1.3 the client judges our certificate after the handshake has ended for us.
    socket.on("error", (error) => explain(error, host));
    options.serverOf(aws).emit("connection", socket);
  });
  server.on("tlsClientError", (error, socket) => explain(error, socket.servername || undefined));

  function explain(error: Error, host: string | undefined): void {
    const message = explainTlsFailure(error, shownFlaws.get(host?.toLowerCase() ?? ""));
    if (message !== undefined) refuse("certificate-not-trusted", host, message);
  }
  return server;
}
