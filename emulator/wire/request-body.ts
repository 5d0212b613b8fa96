/**
 * Collects a request's body up to a limit.
 */
import type { IncomingMessage } from "node:http";
import { FrameworkError, serialization } from "./framework-error.ts";

/** The client went away before its request was complete; there is nobody to answer. */
export class RequestLostError extends Error {
  override readonly name = "RequestLostError";
}

/**
 * What is beyond the limit is read and thrown away, so that the client can finish writing and read its refusal.
 *
 * @throws FrameworkError RequestEntityTooLargeException, or SerializationException for a compressed body.
 * @throws RequestLostError when the connection ends before the body does.
 */
export function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    request.resume();
    return Promise.reject(serialization(`A body in the Content-Encoding ${encoding} is not understood.`));
  }
  if (Number(request.headers["content-length"] ?? 0) > maximumBytes) {
    request.resume();
    return Promise.reject(tooLarge(maximumBytes));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let byteCount = 0;
    const lost = () => reject(new RequestLostError("The connection ended inside the request."));
    request.on("data", (chunk: Buffer) => {
      byteCount += chunk.length;
      if (byteCount <= maximumBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge(maximumBytes));
    });
    request.once("end", () => {
      request.off("close", lost);
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    // An error is followed by close; unheard it would end the process.
    request.once("error", () => {});
    request.once("close", lost);
  });
}

const tooLarge = (maximumBytes: number) =>
  new FrameworkError("RequestEntityTooLargeException", `A request may have at most ${maximumBytes} bytes.`);
