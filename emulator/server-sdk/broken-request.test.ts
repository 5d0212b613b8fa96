import { expect, test } from "vitest";
import { instant } from "../domain/instant.ts";
import { Journal } from "../runtime/journal.ts";
import { noteFailedTls } from "./broken-request.ts";

/** The codes were seen with OpenSSL's client, which gives alerts as Go does. */
test.each([
  ["ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", ["A client does not trust the emulator's certificate."]],
  ["ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE", ["A client does not trust the emulator's certificate."]],
  ["ERR_SSL_UNSUPPORTED_PROTOCOL", ["A TLS connection failed (it broke)."]],
  ["ECONNRESET", []],
])("a TLS connection that fails with %s is told as %j", (code, told) => {
  const journal = new Journal({ limit: 10, now: () => ({ at: instant(0), wallAt: 0 }) });
  noteFailedTls(journal, Object.assign(new Error("it broke\n"), { code }));
  expect(journal.after(0).map(({ details }) => String(details.message).replace(/ Go takes.*/, ""))).toEqual(
    told,
  );
});
