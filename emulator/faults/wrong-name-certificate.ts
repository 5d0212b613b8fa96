import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A host shows the certificate of another one, as a proxy that was set up wrong does. Connections that are open go on;
 * `reset-call` and `queue-unreachable` end them.
 */
export const wrongNameCertificate = faultDefinition({
  seam: "tls.handshake",
  meaning:
    "Who opens a TLS connection, to a host of AWS or as a game server, by name or by IP address, is shown a certificate for another name.",
  healing: "The next handshake shows the good certificate; no session is resumed past it.",
  seen: "Nakama logs the other name and polls on; the event waits in the queue meanwhile, and players are told once it has come.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ flaw: "wrong-name" }),
});
