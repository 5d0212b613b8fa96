/** A connection on which AWS calls are written one behind the other, and no answer is read until the test says so. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

const authorization =
  "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/gamelift/aws4_request, " +
  "SignedHeaders=host;x-amz-date, Signature=0000";

export class UnreadConnection {
  readonly #socket: Socket;
  readonly #host: string;
  #received = "";

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.pause();
    socket.on("error", () => undefined);
  }

  static async open(apiUrl: string): Promise<UnreadConnection> {
    const { hostname, port, host } = new URL(apiUrl);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect", { signal: AbortSignal.timeout(30_000) });
    return new UnreadConnection(socket, host);
  }

  /** Writes one call in AWS JSON 1.1. */
  call(operation: string, parameters: object): void {
    const body = JSON.stringify(parameters);
    const head = [
      "POST / HTTP/1.1",
      `Host: ${this.#host}`,
      `Authorization: ${authorization}`,
      "Content-Type: application/x-amz-json-1.1",
      `X-Amz-Target: GameLift.${operation}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    this.#socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  }

  /** Reads from now on. */
  read(): void {
    this.#socket.on("data", (chunk) => {
      this.#received += chunk.toString("latin1");
    });
    this.#socket.resume();
  }

  /** How many answers have begun to arrive. */
  get answerCount(): number {
    return this.#received.split("HTTP/1.1 ").length - 1;
  }

  /** Resets the connection: what was not read is lost. */
  reset(): void {
    this.#socket.resetAndDestroy();
  }
}

/** A placement whose answer holds about 3 MB: two of them are more than a connection holds unread. */
export const bulkyPlacement = (placementId: string, queueName: string): object => ({
  PlacementId: placementId,
  GameSessionQueueName: queueName,
  MaximumPlayerSessionCount: 2,
  PlayerLatencies: Array.from({ length: 2_800 }, (_, index) => ({
    PlayerId: `${index}-`.padEnd(1_000, "x"),
    RegionIdentifier: "us-east-1",
    LatencyInMilliseconds: 40,
  })),
});
