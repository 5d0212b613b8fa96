/**
 * Reads from the first bytes of a connection whether a TLS client names the host that it wants.
 *
 * **Documented** (RFC 8446, 4.1.2 and 5.1; RFC 6066, 3): the ClientHello, which may come in several records, and its
 * extension server_name. Who connects to an IP address leaves it out.
 */
const HANDSHAKE_RECORD = 22;
const RECORD_HEADER_BYTES = 5;
const CLIENT_HELLO = 1;
const HANDSHAKE_HEADER_BYTES = 4;
/** The version and the random before what has a length of its own. */
const FIXED_BYTES = 2 + 32;
const SERVER_NAME = 0;
/** Many times what any client sends; of who sends more nothing is known. */
const LONGEST_BYTES = 64 * 1024;

/** Undefined while more has to come; false for what is no ClientHello at all. */
export function asksForNoName(bytes: Buffer): boolean | undefined {
  if (bytes.length > LONGEST_BYTES) return false;
  const handshake = handshakeIn(bytes);
  if (handshake === undefined) return false;
  if (handshake.length < HANDSHAKE_HEADER_BYTES) return undefined;
  if (handshake[0] !== CLIENT_HELLO) return false;
  const end = HANDSHAKE_HEADER_BYTES + handshake.readUIntBE(1, 3);
  if (handshake.length < end) return undefined;
  return !hasServerName(handshake.subarray(HANDSHAKE_HEADER_BYTES, end));
}

/** What the records carry that are there, also the last one's beginning; undefined where they are none of a handshake. */
function handshakeIn(bytes: Buffer): Buffer | undefined {
  const fragments: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] !== HANDSHAKE_RECORD) return undefined;
    if (at + RECORD_HEADER_BYTES > bytes.length) break;
    const begin = at + RECORD_HEADER_BYTES;
    at = begin + bytes.readUInt16BE(at + 3);
    fragments.push(bytes.subarray(begin, at));
  }
  return Buffer.concat(fragments);
}

/** Lengths that lead beyond the end find nothing there: TLS itself refuses such a client. */
function hasServerName(hello: Buffer): boolean {
  const byte = (at: number): number => hello[at] ?? 0;
  const twoBytes = (at: number): number => byte(at) * 256 + byte(at + 1);
  const cipherSuitesAt = FIXED_BYTES + 1 + byte(FIXED_BYTES);
  const compressionAt = cipherSuitesAt + 2 + twoBytes(cipherSuitesAt);
  let at = compressionAt + 1 + byte(compressionAt) + 2;
  while (at < hello.length) {
    if (twoBytes(at) === SERVER_NAME) return true;
    at += 4 + twoBytes(at + 2);
  }
  return false;
}
