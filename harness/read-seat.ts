import type { SeatAddress } from "./game-client.ts";
import { show } from "./show.ts";

/**
 * Reads the content of notification 111, in the guide's spelling: IpAddress, DnsName, Port, SessionId.
 * @throws Error that shows the content when a player could not connect with it.
 */
export function readSeat(content: unknown): SeatAddress {
  const members: Record<string, unknown> =
    typeof content === "object" && content !== null ? { ...content } : {};
  const { IpAddress: ipAddress = "", DnsName: dnsName = "", Port: port, SessionId: sessionId } = members;
  if (
    typeof ipAddress !== "string" ||
    typeof dnsName !== "string" ||
    typeof port !== "number" ||
    typeof sessionId !== "string" ||
    (ipAddress === "" && dnsName === "")
  ) {
    throw new Error(`Notification 111 does not say where to connect: ${show(content)}`);
  }
  return { ipAddress, dnsName, port, sessionId };
}
