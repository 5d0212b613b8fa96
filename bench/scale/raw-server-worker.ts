/** The measure for reads: `node:http` alone, parsing what it is asked and answering JSON of a given size. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

const { small, page } = workerData as { readonly small: string; readonly page: string };
const smallAnswer: unknown = JSON.parse(small);
const pageAnswer: unknown = JSON.parse(page);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const text = JSON.stringify(request.url === "/page" ? pageAnswer : smallAnswer);
    response.writeHead(200, {
      "Content-Type": "application/x-amz-json-1.1",
      "Content-Length": Buffer.byteLength(text),
    });
    response.end(text);
  });
});
server.listen(0, "127.0.0.1", () => {
  parentPort?.postMessage({ port: (server.address() as AddressInfo).port });
});
