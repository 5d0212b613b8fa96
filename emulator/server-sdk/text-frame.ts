/** A text message of a server as the bytes of one WebSocket frame. **Documented** in RFC 6455, section 5.2. */

/** The last frame of its message, and text. */
const WHOLE_TEXT = 0x81;
/** Above these the length is written in two bytes more, or in eight. */
const SHORT = 125;
const LONG = 0xffff;

/**
 * The frame with a character for each of its bytes, to be written as latin1; undefined for a text that is not ASCII, or
 * so long that one copy more would cost more than it saves.
 */
export function textFrame(text: string): string | undefined {
  const { length } = text;
  if (length > LONG || Buffer.byteLength(text) !== length) return undefined;
  if (length <= SHORT) return String.fromCharCode(WHOLE_TEXT, length) + text;
  return String.fromCharCode(WHOLE_TEXT, SHORT + 1, length >> 8, length & 0xff) + text;
}
