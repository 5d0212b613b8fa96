import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A host shows a certificate whose time is over. Connections that are open go on; `reset-call` and `queue-unreachable` end
 * them. **Observed**: of the Server SDKs only Go looks at the certificate, and who comes by an IP address asks for no name:
 * `match.host` means that address then.
 */
export const expiredCertificate = faultDefinition({
  seam: "tls.handshake",
  meaning:
    "Who opens a TLS connection, to a host of AWS or as a game server, by name or by IP address, is shown a certificate whose time is over.",
  healing: "The next handshake shows the good certificate; no session is resumed past it.",
  seen: "Nakama logs that the certificate has expired and tries again; while it lasts, players are told that there is no game session for them. Of the game servers those with the Go SDK do not get in.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ flaw: "expired" }),
});
