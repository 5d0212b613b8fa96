import { once } from "node:events";
import { createServer } from "node:http";
import { isFromLoopback } from "../simulated-server/loopback-only.ts";

export interface PageServer {
  readonly url: string;
  close(): void;
}

/** The browser itself sees to it that the page speaks to nobody but this machine. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src http://127.0.0.1:* ws://127.0.0.1:*";

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>player</title>
  <link rel="icon" href="data:,">
  <style>body { font: 1rem/1.6 system-ui; margin: 2rem } .notification { font-weight: bold }</style>
  <ol id="story"></ol>
  <script type="module" src="/player.js"></script>
</html>
`;

/** Serves the player's page on a free port of the loopback address, from which game servers accept players. */
export async function servePage(script: string): Promise<PageServer> {
  const files: { readonly [path: string]: readonly [type: string, text: string] } = {
    "/": ["text/html; charset=utf-8", PAGE],
    "/player.js": ["text/javascript; charset=utf-8", script],
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    if (file === undefined || !isFromLoopback(request.headers)) {
      response.writeHead(file === undefined ? 404 : 403).end();
      return;
    }
    const [type, text] = file;
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the page's server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
