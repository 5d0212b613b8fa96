/** The measure for sockets: `ws` alone, sending back what it is sent. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parentPort } from "node:worker_threads";
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("message", (data) => socket.send(data, { binary: false }));
  socket.on("error", () => undefined);
});
await once(server, "listening");
parentPort?.postMessage({ port: (server.address() as AddressInfo).port });
