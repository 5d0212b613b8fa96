import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A host shows a certificate whose time is over. Connections that are open go on; `reset-call` and `queue-unreachable` end
 * them. **Observed**: of the Server SDKs only Go looks at the certificate, and who comes by an IP address asks for no name.
 */
export const expiredCertificate = faultDefinition({
  seam: "tls.handshake",
  meaning: "Who opens a TLS connection to a host by its name is shown a certificate whose time is over.",
  healing: "The next handshake shows the good certificate; no session is resumed past it.",
  seen: "Nakama logs that the certificate has expired and tries again; while it lasts, players are told that there is no game session for them.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ flaw: "expired" }),
});
