import type { Socket } from "node:net";
import type { SecureContextOptions, Server as TlsServer } from "node:tls";
import { asksForNoName } from "./asks-for-no-name.ts";

/** As long as Node waits for a handshake. */
const FIRST_BYTES_LIMIT_MS = 120_000;

export interface NamelessChoice {
  /** Whether there may be anything to choose; where there is not, no connection is looked into. */
  readonly isOpen: () => boolean;
  /** What to show a client without a name that came to this IP address; undefined for what is usual. */
  readonly contextAt: (address: string) => Promise<SecureContextOptions> | undefined;
  readonly usual: SecureContextOptions;
}

/**
 * Lets a TLS server choose what it shows to clients that ask for no name. `SNICallback` is not called for them, and the
 * server's own certificate is the same for all: so the first bytes are read before TLS begins, and put back.
 */
export function chooseForNameless(server: TlsServer, { isOpen, contextAt, usual }: NamelessChoice): void {
  const usualBeginnings = server.listeners("connection");
  server.removeAllListeners("connection");
  const begin = (socket: Socket) => {
    for (const beginning of usualBeginnings) beginning.call(server, socket);
  };
  const beginWith = (socket: Socket, chosen: SecureContextOptions) => {
    // A connection takes the server's certificate as it begins, in this same turn.
    server.setSecureContext(chosen);
    try {
      begin(socket);
    } finally {
      server.setSecureContext(usual);
    }
  };
  server.on("connection", (socket: Socket) => {
    if (!isOpen()) {
      begin(socket);
      return;
    }
    withFirstBytes(socket, (isNameless) => {
      const choice = isNameless ? contextAt(addressOf(socket)) : undefined;
      if (choice === undefined) begin(socket);
      else
        choice.then(
          (chosen) => beginWith(socket, chosen),
          (error: Error) => socket.destroy(error),
        );
    });
  });
}

/** Tells once whether the client asks for no name; of who leaves before that, or says nothing, it tells nothing. */
function withFirstBytes(socket: Socket, tell: (isNameless: boolean) => void): void {
  const chunks: Buffer[] = [];
  const leave = () => socket.destroy();
  const read = () => {
    for (let chunk = socket.read() as Buffer | null; chunk !== null; chunk = socket.read())
      chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const isNameless = asksForNoName(bytes);
    if (isNameless === undefined) return;
    socket.off("readable", read);
    socket.off("end", leave);
    socket.setTimeout(0);
    socket.off("timeout", leave);
    socket.unshift(bytes);
    tell(isNameless);
  };
  socket.on("readable", read);
  // Nobody else is told of an error, or of an end, before TLS has begun.
  socket.on("error", leave);
  socket.on("end", leave);
  socket.setTimeout(FIRST_BYTES_LIMIT_MS, leave);
}

/** The IP address of ours that the client came to. */
const addressOf = ({ localAddress = "" }: Socket): string => localAddress.replace(/^::ffff:/, "");
