/** Calls an RPC of Nakama over gRPC, as its clients for game engines may do: one message by hand needs no library. */
import { connect } from "node:http2";
import type { World } from "../../harness/index.ts";

const LIMIT_MS = 10_000;

/**
 * Answers gRPC's status, 0 for success.
 *
 * @throws Error when the connection ends without one.
 */
export async function callOverGrpc(world: World, rpcId: string, payload: string): Promise<number> {
  const { port, access } = world.nakama;
  // **Observed**: Nakama serves gRPC on the port before that of its other clients.
  const session = connect(`http://127.0.0.1:${port - 1}`);
  const ended = Promise.withResolvers<never>();
  session.on("error", (error) => ended.reject(error));
  session.on("close", () => ended.reject(new Error("Nakama has closed the gRPC connection")));
  const limit = setTimeout(
    () => ended.reject(new Error(`no answer over gRPC within ${LIMIT_MS} ms`)),
    LIMIT_MS,
  );
  const answered = Promise.withResolvers<number>();
  const stream = session.request({
    ":method": "POST",
    ":path": "/nakama.api.Nakama/RpcFunc",
    "content-type": "application/grpc",
    te: "trailers",
  });
  // A failure has its status in the headers, a success in the trailers.
  for (const event of ["response", "trailers"] as const)
    stream.on(event, (headers) => {
      if (headers["grpc-status"] !== undefined) answered.resolve(Number(headers["grpc-status"]));
    });
  stream.on("error", (error) => ended.reject(error));
  stream.resume();
  stream.end(framed(rpcMessage(rpcId, payload, access.httpKey)));
  try {
    return await Promise.race([answered.promise, ended.promise]);
  } finally {
    clearTimeout(limit);
    ended.promise.catch(() => {});
    session.destroy();
  }
}

/** **Documented** (nakama-common, api.proto): Rpc has id, payload and http_key as members 1 to 3, all of them text. */
const rpcMessage = (...members: readonly string[]): Buffer =>
  Buffer.concat(members.map((text, i) => textMember(i + 1, text)));

/** Lengths below 16,384, in one or two bytes. */
function textMember(number: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  const { length } = bytes;
  const encodedLength = length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >> 7];
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...encodedLength]), bytes]);
}

function framed(message: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}
