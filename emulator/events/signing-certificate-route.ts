import type { IncomingMessage, ServerResponse } from "node:http";
import type { SnsSigner } from "./sns-signature.ts";

/**
 * Answers GET and HEAD of the SNS signing certificate on the emulator's server, for requests to `sns.<region>`.
 *
 * @returns false when the request asks for something else and was not touched.
 */
export async function answerSigningCertificate(
  signer: Pick<SnsSigner, "signingCertificatePem">,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const region = /^sns\.([a-z0-9-]+)\.amazonaws\.com/i.exec(request.headers.host ?? "")?.[1];
  if (region === undefined) return false;
  const pem = await signer.signingCertificatePem(request.url ?? "", region.toLowerCase());
  if (pem === undefined) return false;
  response.writeHead(200, {
    "Content-Type": "application/x-pem-file",
    "Content-Length": Buffer.byteLength(pem),
  });
  response.end(request.method === "HEAD" ? undefined : pem);
  return true;
}
