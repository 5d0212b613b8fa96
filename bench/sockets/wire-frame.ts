/**
 * WebSocket frames as bytes, made before they are needed: text messages of a client with their mask, and what a server
 * sends. **Documented** in RFC 6455.
 */

const TEXT = 0x81;
const MASKED = 0x80;
/** Above this the length is written in two bytes more. */
const SHORT = 125;
/** Any but zeros, which a server may leave as they are. */
const MASK = Buffer.from([0x5a, 0x17, 0xc3, 0x88]);

export const PING = Buffer.from([0x89, 0x00]);
export const PONG = Buffer.concat([Buffer.from([0x8a, MASKED]), MASK]);

/** A text message of a client. @throws RangeError above 65,535 bytes. */
export function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  for (const [index, byte] of payload.entries()) payload[index] = byte ^ (MASK[index % 4] ?? 0);
  return Buffer.concat([head(payload.length, MASKED), MASK, payload]);
}

/** A text message of a server. @throws RangeError above 65,535 bytes. */
export function serverFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([head(payload.length, 0), payload]);
}

function head(bytes: number, masked: number): Buffer {
  if (bytes <= SHORT) return Buffer.from([TEXT, masked | bytes]);
  const long = Buffer.from([TEXT, masked | 126, 0, 0]);
  long.writeUInt16BE(bytes, 2);
  return long;
}
