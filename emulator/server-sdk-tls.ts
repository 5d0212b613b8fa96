import { constants } from "node:crypto";
import type { Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createSecureContext } from "node:tls";
import type { CertificateAuthority, Leaf } from "./gateway/certificate-authority.ts";
import { chooseForNameless } from "./gateway/choose-for-nameless.ts";
import { isHostName } from "./gateway/host-and-port.ts";
import type { CertificateFlaw } from "./gateway/tls-fault.ts";

export interface ServerSdkTlsOptions {
  /** The address or name that it stands for where none is asked for. */
  readonly host: string;
  /** Names that have a certificate of their own, in small letters. */
  readonly names: ReadonlySet<string>;
  readonly flaws: {
    /** Whether there may be any at all. */
    readonly isArmed: () => boolean;
    /** What is to be wrong with the certificate for a name or an IP address, in small letters; nothing when undefined. */
    readonly at: (host: string) => CertificateFlaw | undefined;
  };
}

/**
 * The TLS listener of game servers: in the name of the address it listens on, or of a name that is asked for.
 *
 * **Observed** in the Server SDKs: who is given an IP address asks for no name.
 */
export async function createServerSdkTls(
  authority: CertificateAuthority,
  { host, names, flaws }: ServerSdkTlsOptions,
): Promise<Server> {
  const usual = shown(await authority.leafFor(host));
  const server = createTlsServer({
    ...usual,
    SNICallback: (asked, done) => {
      const name = asked.toLowerCase();
      const flaw = flaws.at(name);
      const isKnown = names.has(name);
      if (flaw === undefined && !isKnown) return done(null);
      // Who asks for a name that is none of ours is shown the usual certificate, and that one is spoiled.
      const meant = isKnown && isHostName(name) ? name : host;
      const leaf = flaw === undefined ? authority.leafFor(meant) : authority.flawedLeafFor(meant, flaw);
      leaf.then((made) => createSecureContext(shown(made))).then((context) => done(null, context), done);
    },
  });
  chooseForNameless(server, {
    usual,
    isOpen: flaws.isArmed,
    contextAt: (address) => {
      const flaw = flaws.at(address);
      return flaw === undefined ? undefined : authority.flawedLeafFor(host, flaw).then(shown);
    },
  });
  return server;
}

const shown = ({ certificatePem, privateKeyPem }: Leaf) => ({
  cert: certificatePem,
  key: privateKeyPem,
  // Who resumes a session looks at no certificate.
  secureOptions: constants.SSL_OP_NO_TICKET,
});
