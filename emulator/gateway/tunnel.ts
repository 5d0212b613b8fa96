import { connect, type Socket } from "node:net";
import type { HostAndPort } from "./host-and-port.ts";
import { type GatewayRefusal, refusalAnswer } from "./refusal.ts";

const connectMilliseconds = 15_000;

/**
 * Joins a CONNECT client with the host it asked for, byte by byte: TLS stays between the two of them.
 *
 * @param head what the client sent along with its request.
 * @param failed told when the host cannot be reached; the client has been answered 502 or 504 then.
 * @returns the socket to the host.
 */
export function openTunnel(
  target: HostAndPort,
  client: Socket,
  head: Buffer,
  failed: (refusal: GatewayRefusal) => void,
): Socket {
  const { host, port } = target;
  const outside = connect({ host, port });
  let isOpen = false;
  const fail = (status: 502 | 504, why: string) => {
    if (!isOpen && client.writable) {
      const message = `${host}:${port} could not be reached: ${why}`;
      const refusal: GatewayRefusal = { reason: "unreachable", host, port, message };
      failed(refusal);
      client.end(refusalAnswer(status, refusal));
    } else {
      client.destroy();
    }
    outside.destroy();
  };
  outside.setTimeout(connectMilliseconds, () => fail(504, `no answer in ${connectMilliseconds / 1000} s`));
  outside.on("error", (error) => fail(502, error.message));
  outside.once("connect", () => {
    isOpen = true;
    outside.setTimeout(0);
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    outside.write(head);
    client.pipe(outside);
    outside.pipe(client);
  });
  client.once("close", () => outside.destroy());
  return outside;
}
