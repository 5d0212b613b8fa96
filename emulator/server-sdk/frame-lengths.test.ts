import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameLengths } from "./frame-lengths.ts";

/** A frame as RFC 6455 writes it, from a client (masked) or not. */
function frame(payloadBytes: number, isMasked: boolean): Buffer {
  const mask = isMasked ? 0x80 : 0;
  const length =
    payloadBytes < 126
      ? Buffer.from([0x81, mask | payloadBytes])
      : payloadBytes < 65_536
        ? Buffer.from([0x81, mask | 126, payloadBytes >> 8, payloadBytes & 255])
        : Buffer.concat([Buffer.from([0x81, mask | 127, 0, 0, 0, 0]), uint32(payloadBytes)]);
  // A payload of ones would look like headers to who loses count.
  return Buffer.concat([length, Buffer.alloc(isMasked ? 4 : 0, 1), Buffer.alloc(payloadBytes, 0xff)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const payloads = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.constantFrom(0, 125, 126, 127, 65_535, 65_536, 70_000),
);

test("the length of each frame is read, however the bytes are cut into pieces", () => {
  fc.assert(
    fc.property(
      fc.array(payloads, { maxLength: 6 }),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 8 }),
      (lengths, isMasked, sizes) => {
        const bytes = Buffer.concat(lengths.map((length) => frame(length, isMasked)));
        const reader = new FrameLengths();
        let largest = 0;
        for (let start = 0, piece = 0; start < bytes.length; piece += 1) {
          const size = sizes[piece % sizes.length] ?? 1;
          largest = Math.max(largest, reader.read(bytes.subarray(start, start + size)));
          start += size;
        }
        expect(largest).toBe(Math.max(0, ...lengths));
      },
    ),
    { numRuns: 200 },
  );
});
