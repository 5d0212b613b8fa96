/**
 * Issues X.509 certificates: an authority's own, and those for host names that the authority vouches for.
 *
 * **Observed** (Go crypto/x509, OpenSSL): a name counts only as a subject alternative name, an authority needs the
 * critical basic constraint, and a leaf the key identifiers that lead back to it.
 */
import { type KeyObject, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import type { JsonGeneralName } from "@peculiar/x509";

/** What a certificate says. Times bound its validity. */
export interface CertificateFacts {
  readonly commonName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** An authority that signs: its certificate in PEM and the private key that belongs to it, ECDSA on P-256. */
export interface Issuer {
  readonly certificatePem: string;
  readonly privateKey: KeyObject;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** The library costs about 100 ms to load, which a start with kept certificates need not pay. */
async function library() {
  await import("reflect-metadata");
  return await import("@peculiar/x509");
}

/** An authority's certificate over its own key, in PEM. It may sign leaves and nothing below them. */
export async function issueAuthority(
  facts: CertificateFacts,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): Promise<string> {
  const x509 = await library();
  const publicKey = await crypto.subtle.importKey("spki", spkiOf(keys.publicKey), algorithm, true, [
    "verify",
  ]);
  const privateKey = await signingKeyOf(keys.privateKey);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [facts.commonName] }],
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    keys: { publicKey, privateKey },
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
  return `${certificate.toString("pem")}\n`;
}

/** A server's certificate for `hosts` (names or IP addresses) over its public key, in PEM. */
export async function issueLeaf(
  facts: CertificateFacts & { readonly hosts: readonly string[] },
  publicKey: KeyObject,
  issuer: Issuer,
): Promise<string> {
  const x509 = await library();
  const authority = new x509.X509Certificate(issuer.certificatePem);
  const subjectKey = new x509.PublicKey(spkiOf(publicKey));
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [facts.commonName] }],
    issuer: authority.subjectName,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    publicKey: subjectKey,
    signingKey: await signingKeyOf(issuer.privateKey),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        facts.hosts.map<JsonGeneralName>((value) => ({ type: isIP(value) === 0 ? "dns" : "ip", value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(subjectKey),
    ],
  });
  return `${certificate.toString("pem")}\n`;
}

const spkiOf = (key: KeyObject) => new Uint8Array(key.export({ type: "spki", format: "der" }));

async function signingKeyOf(key: KeyObject) {
  const pkcs8 = new Uint8Array(key.export({ type: "pkcs8", format: "der" }));
  return await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, true, ["sign"]);
}

/** **Documented** (RFC 5280, 4.1.2.2): positive, at most 20 octets, not to be repeated. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes.toString("hex");
}
