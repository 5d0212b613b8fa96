/**
 * Signs notifications of standard topics as SNS does, with a key whose certificate can be fetched from `sns.<region>`.
 *
 * **Documented** (SNS, verifying the signatures of messages): the canonical string; version 1 is RSA with SHA-1,
 * version 2 RSA with SHA-256. **Observed** (sns-payload-validator, sns-message-manager of AWS's Java SDK): the
 * certificate's URL must be `https://sns.<region>.amazonaws.com/SimpleNotificationService-<32 alphanumerics>.pem`.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  sign,
} from "node:crypto";
import { promisify } from "node:util";
import { regionOfTopic, type SnsNotification, type SnsSignature, snsHost } from "./sns-envelope.ts";

/** What a signer needs of a certificate authority. */
export interface SigningAuthority {
  /** A certificate for `host` over a key that the caller keeps. In PEM. */
  certify(host: string, publicKey: KeyObject): Promise<string>;
  /** A secret text made once and given again on every later call of that name, while `isGood` accepts it. */
  keepSecret(name: string, isGood: (text: string) => boolean, make: () => Promise<string>): Promise<string>;
}

export interface SnsSigner {
  sign(notification: SnsNotification, signatureVersion: "1" | "2"): Promise<SnsSignature>;
  /** The certificate of a region, in PEM, when `path` is the one that signatures name; undefined for other paths. */
  signingCertificatePem(path: string, region: string): Promise<string | undefined>;
}

/**
 * The key is made when it is first needed (RSA of 2048 bits takes 30 to 300 ms) and kept with the authority, so that
 * all worlds of a run, and later runs, share it. The certificate's path is derived from the key and stays with it.
 */
export function createSnsSigner(authority: SigningAuthority): SnsSigner {
  let identity: Promise<Identity> | undefined;
  const certificates = new Map<string, Promise<string>>();
  const identityOf = () => {
    identity ??= loadIdentity(authority).catch((error: unknown) => {
      identity = undefined;
      throw error;
    });
    return identity;
  };
  return {
    async sign(notification, signatureVersion) {
      const { privateKey, path } = await identityOf();
      const hash = signatureVersion === "1" ? "sha1" : "sha256";
      const text = Buffer.from(canonicalNotification(notification), "utf8");
      return {
        signatureVersion,
        signature: sign(hash, text, privateKey).toString("base64"),
        signingCertUrl: `https://${snsHost(regionOfTopic(notification.topicArn))}${path}`,
      };
    },
    async signingCertificatePem(path, region) {
      if (!path.startsWith(pathPrefix)) return undefined;
      const known = await identityOf();
      if (path !== known.path) return undefined;
      const certificate =
        certificates.get(region) ?? authority.certify(snsHost(region), createPublicKey(known.privateKey));
      certificates.set(region, certificate);
      return await certificate;
    },
  };
}

/** The text that a signature covers. The envelope's other members are not protected. */
function canonicalNotification(notification: SnsNotification): string {
  const { message, messageId, subject, timestamp, topicArn } = notification;
  return [
    `Message\n${message}\n`,
    `MessageId\n${messageId}\n`,
    subject === undefined ? "" : `Subject\n${subject}\n`,
    `Timestamp\n${timestamp}\n`,
    `TopicArn\n${topicArn}\n`,
    "Type\nNotification\n",
  ].join("");
}

interface Identity {
  readonly privateKey: KeyObject;
  readonly path: string;
}

const pathPrefix = "/SimpleNotificationService-";

async function loadIdentity(authority: SigningAuthority): Promise<Identity> {
  const pem = await authority.keepSecret("sns-signing-key.pem", isPrivateKey, async () => {
    const keys = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
    return keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  });
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const name = createHash("sha256").update(publicKey).digest("hex").slice(0, 32);
  return { privateKey, path: `${pathPrefix}${name}.pem` };
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}
