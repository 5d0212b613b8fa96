import type { CertificateFlaw } from "./tls-fault.ts";

/**
 * Says in words why a TLS client and the gateway did not come together, if it is worth saying.
 *
 * **Observed**: Go tells a certificate it does not trust by the alert bad_certificate, OpenSSL and Java by unknown_ca
 * or certificate_unknown, and OpenSSL (so Python and curl) one that is over by certificate_expired; Node names alerts in
 * error codes that end accordingly.
 *
 * @param flaw what a fault has made of the certificate that the client was shown.
 */
export function explainTlsFailure(error: Error, flaw?: CertificateFlaw): string | undefined {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const isOver = code.endsWith("ALERT_CERTIFICATE_EXPIRED");
  if (isOver || /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)$/.test(code)) {
    if (flaw !== undefined)
      return `the client has refused our certificate, as was ordered: fault ${flaw}-certificate`;
    if (isOver)
      return "the client holds our certificate to have expired: compare its clock with that of this machine";
    return (
      "the client does not trust our certificate authority: start it with the environment that the gateway prints " +
      "(SSL_CERT_FILE), and restart it when that file has changed"
    );
  }
  if (/NO_APPLICATION_PROTOCOL|ALPN/.test(code))
    return "the client speaks HTTP/2 only; the gateway speaks HTTP/1.1";
  return undefined;
}
