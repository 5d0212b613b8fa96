/** Finds out what listens on a port of this machine, without sending it anything. */
import { createSocket } from "node:dgram";
import { connect } from "node:net";

/** Wall milliseconds for a connection on loopback. */
const CONNECT_LIMIT_MS = 2_000;

export type Listening = "TCP" | "UDP" | "TCP and UDP" | "nothing";

/**
 * What listens on the port, in IPv4 or IPv6: TCP by a connection, which is closed at once; UDP by the kernel's refusal to
 * give the port to somebody else.
 */
export async function whatListens(port: number): Promise<Listening> {
  const [overTcp4, overTcp6, overUdp4, overUdp6] = await Promise.all([
    isTcpOpen("127.0.0.1", port),
    isTcpOpen("::1", port),
    isUdpTaken("udp4", port),
    isUdpTaken("udp6", port),
  ]);
  const overTcp = overTcp4 || overTcp6;
  const overUdp = overUdp4 || overUdp6;
  if (overTcp) return overUdp ? "TCP and UDP" : "TCP";
  return overUdp ? "UDP" : "nothing";
}

function isTcpOpen(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: CONNECT_LIMIT_MS });
  return new Promise((resolve) => {
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => answer(true));
    socket.once("timeout", () => answer(false));
    socket.on("error", () => answer(false));
  });
}

function isUdpTaken(type: "udp4" | "udp6", port: number): Promise<boolean> {
  const socket = createSocket({ type, ipv6Only: type === "udp6" });
  return new Promise((resolve) => {
    const answer = (isTaken: boolean) => {
      socket.close();
      resolve(isTaken);
    };
    socket.once("error", (error: NodeJS.ErrnoException) => answer(error.code === "EADDRINUSE"));
    socket.bind({ port, exclusive: true }, () => answer(false));
  });
}
