import type { IncomingMessage } from "node:http";

/** The whole body of a request as UTF-8 text; "too large" beyond the limit, "gone" when the client left meanwhile. */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<{ readonly text: string } | "too large" | "gone"> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > limitBytes) {
        // What is still to come is read and thrown away, so that the refusal can be read.
        request.resume();
        return "too large";
      }
      chunks.push(part);
    }
  } catch {
    return "gone";
  }
  return { text: Buffer.concat(chunks).toString("utf8") };
}
