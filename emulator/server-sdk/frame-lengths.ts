/** Reads, from the bytes of a WebSocket, how long its frames are, without keeping any of them (RFC 6455, 5.2). */
export class FrameLengths {
  #header: number[] = [];
  #payloadLeft = 0;

  /** The largest payload that a frame beginning in these bytes announces; 0 when none begins here. */
  read(bytes: Uint8Array): number {
    let largest = 0;
    for (let at = 0; at < bytes.length; ) {
      if (this.#payloadLeft > 0) {
        const skipped = Math.min(this.#payloadLeft, bytes.length - at);
        this.#payloadLeft -= skipped;
        at += skipped;
        continue;
      }
      this.#header.push(bytes[at] ?? 0);
      at += 1;
      const length = payloadLength(this.#header);
      if (length === undefined) continue;
      this.#header = [];
      this.#payloadLeft = length;
      largest = Math.max(largest, length);
    }
    return largest;
  }
}

/** Undefined until the header is complete. */
function payloadLength(header: readonly number[]): number | undefined {
  const second = header[1];
  if (second === undefined) return undefined;
  const shortLength = second & 0x7f;
  const extendedBytes = shortLength === 126 ? 2 : shortLength === 127 ? 8 : 0;
  const maskBytes = (second & 0x80) === 0 ? 0 : 4;
  if (header.length < 2 + extendedBytes + maskBytes) return undefined;
  if (extendedBytes === 0) return shortLength;
  return header.slice(2, 2 + extendedBytes).reduce((length, byte) => length * 256 + byte, 0);
}
