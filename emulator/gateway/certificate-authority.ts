/**
 * Our own certificate authority, in whose name the gateway speaks as AWS's hosts.
 *
 * It is trusted by those processes only that are told to, by `SSL_CERT_FILE`; nothing is ever installed system-wide.
 * The bundle holds our certificate alone: what the gateway does not serve it refuses, so no other root is needed, and
 * a process that trusts nothing else cannot slip past the gateway unnoticed. Where the user allows egress, Go adds
 * the system's certificate folders by itself (environment.ts).
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from "node:crypto";
import { mkdir } from "node:fs/promises";
import { isHostName } from "./host-and-port.ts";
import { type Issuer, issueAuthority, issueLeaf } from "./issue-certificate.ts";
import { type KeptFiles, keptInFolder, keptInMemory } from "./kept-files.ts";
import type { CertificateFlaw } from "./tls-fault.ts";

/** A server's certificate and its private key, both in PEM. */
export interface Leaf {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

export interface CertificateAuthority {
  readonly certificatePem: string;
  /** What `nakamaEnvironment` names; undefined when the authority lives in memory only. */
  readonly files: { readonly bundlePath: string; readonly emptyFolderPath: string } | undefined;
  /** The certificate for one DNS name or IP address, the same on every call while it is not near its end. */
  leafFor(host: string): Promise<Leaf>;
  /** A certificate for `host` that no client may take, made anew and kept nowhere. */
  flawedLeafFor(host: string, flaw: CertificateFlaw): Promise<Leaf>;
  /** A certificate for `host` over a key that the caller keeps. In PEM. */
  certify(host: string, publicKey: KeyObject): Promise<string>;
  /**
   * A secret text beside the authority's own, made once per folder, or once per authority in memory; made anew when
   * `isGood` rejects what was kept.
   */
  keepSecret(name: string, isGood: (text: string) => boolean, make: () => Promise<string>): Promise<string>;
}

export interface CertificateAuthorityOptions {
  /** Where key and certificates are kept from run to run, readable by their owner only. Memory only when left out. */
  readonly folder?: string;
  /** The machine's time. */
  readonly now?: () => Date;
}

const dayMilliseconds = 86_400_000;
/** Backdated, since clocks of containers and virtual machines run behind. */
const backdatedDays = 1;
const authorityDays = 365;
const authorityRenewalDays = 30;
const leafDays = 90;
const leafRenewalDays = 10;
/** **Documented** (RFC 2606): nobody has this name. */
const NOBODYS_NAME = "somebody-else.invalid";

/** Throws what the file system throws when the folder cannot be written. */
export async function createCertificateAuthority(
  options: CertificateAuthorityOptions = {},
): Promise<CertificateAuthority> {
  const now = options.now ?? (() => new Date());
  const kept = options.folder === undefined ? keptInMemory() : await keptInFolder(options.folder);
  const issuer = await issuerOf(kept, now);
  const authority = new X509Certificate(issuer.certificatePem);
  const leaves = new Map<string, Promise<Leaf>>();

  const validity = () => {
    const notAfter = Math.min(now().getTime() + leafDays * dayMilliseconds, Date.parse(authority.validTo));
    return { notBefore: daysFrom(now(), -backdatedDays), notAfter: new Date(notAfter) };
  };
  const certify = (host: string, publicKey: KeyObject) =>
    issueLeaf({ ...validity(), commonName: commonNameOf(host), hosts: [host] }, publicKey, issuer);
  const flawedLeaf = async (host: string, flaw: CertificateFlaw): Promise<Leaf> => {
    const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const name = flaw === "wrong-name" ? NOBODYS_NAME : host;
    const over = { notBefore: daysFrom(now(), -leafDays), notAfter: daysFrom(now(), -backdatedDays) };
    const facts = {
      ...(flaw === "expired" ? over : validity()),
      commonName: commonNameOf(name),
      hosts: [name],
    };
    const certificatePem = await issueLeaf(facts, keys.publicKey, issuer);
    return { privateKeyPem: pemOf(keys.privateKey), certificatePem };
  };
  const isGoodLeaf = (text: string) => isUsable(text, authority, daysFrom(now(), leafRenewalDays));
  const leafOf = async (host: string): Promise<Leaf> => {
    const name = `leaf-${host.replaceAll(":", "_")}.pem`;
    const text = await kept.keep(name, isGoodLeaf, async () => {
      const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
      return pemOf(keys.privateKey) + (await certify(host, keys.publicKey));
    });
    return { privateKeyPem: part(text, "PRIVATE KEY"), certificatePem: part(text, "CERTIFICATE") };
  };

  return {
    certificatePem: issuer.certificatePem,
    files: await filesOf(kept, authority, issuer.certificatePem),
    certify,
    flawedLeafFor: flawedLeaf,
    keepSecret: kept.keep,
    async leafFor(asked) {
      const host = asked.toLowerCase();
      if (!isHostName(host)) throw new Error(`"${asked}" is neither a host name nor an IP address`);
      const known = leaves.get(host);
      if (known !== undefined && isGoodLeaf((await known).certificatePem)) return await known;
      const made = leafOf(host);
      leaves.set(host, made);
      made.catch(() => leaves.delete(host));
      return await made;
    },
  };
}

async function issuerOf(kept: KeptFiles, now: () => Date): Promise<Issuer> {
  const isGood = (text: string) => isUsable(text, undefined, daysFrom(now(), authorityRenewalDays));
  const text = await kept.keep("authority.pem", isGood, async () => {
    const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    // The name differs from authority to authority, or a client that knows two would take one for the other.
    const commonName = `Windtunnel authority ${randomBytes(4).toString("hex")}, for this machine only`;
    const validity = { notBefore: daysFrom(now(), -backdatedDays), notAfter: daysFrom(now(), authorityDays) };
    return pemOf(keys.privateKey) + (await issueAuthority({ commonName, ...validity }, keys));
  });
  return {
    privateKey: createPrivateKey(part(text, "PRIVATE KEY")),
    certificatePem: part(text, "CERTIFICATE"),
  };
}

/** The bundle carries the authority's fingerprint in its name, so that a renewed one never changes it under a reader. */
async function filesOf(kept: KeptFiles, authority: X509Certificate, certificatePem: string) {
  const fingerprint = authority.fingerprint256.replaceAll(":", "").slice(0, 16).toLowerCase();
  const bundle = `trusted-${fingerprint}.pem`;
  const bundlePath = kept.pathOf(bundle);
  const emptyFolderPath = kept.pathOf("no-certificates");
  if (bundlePath === undefined || emptyFolderPath === undefined) return undefined;
  await kept.keep(
    bundle,
    (text) => text === certificatePem,
    async () => certificatePem,
  );
  await mkdir(emptyFolderPath, { recursive: true, mode: 0o700 });
  return { bundlePath, emptyFolderPath };
}

/** Whether the text holds a private key and a certificate over it, of that issuer (its own if none), good until then. */
function isUsable(text: string, issuer: X509Certificate | undefined, until: Date): boolean {
  try {
    const certificate = new X509Certificate(text);
    const signer = issuer?.publicKey ?? createPublicKey(part(text, "PRIVATE KEY"));
    return Date.parse(certificate.validTo) > until.getTime() && certificate.verify(signer);
  } catch {
    return false;
  }
}

function part(text: string, label: "PRIVATE KEY" | "CERTIFICATE"): string {
  const found = new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`).exec(text);
  if (found === null)
    throw new Error(`no ${label} in a kept PEM file: delete the folder of the certificate authority`);
  return `${found[0]}\n`;
}

/** **Documented** (RFC 5280, appendix A): a common name holds 64 characters; nobody checks it against the host. */
const commonNameOf = (host: string) => host.slice(0, 64);
const pemOf = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }).toString();
const daysFrom = (at: Date, days: number) => new Date(at.getTime() + days * dayMilliseconds);
