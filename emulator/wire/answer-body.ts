/**
 * The bytes of an answer as a text, which is how Node sends them with the fewest copies: it joins a text with the headers
 * into one write, a buffer it writes as a second piece. Latin-1 carries any byte unchanged.
 */
export class AnswerBody {
  readonly text: string;
  readonly encoding: "latin1" | "utf8";
  readonly byteLength: number;

  /** @param encoding latin1 for a text that has a character for each byte, or characters of ASCII alone. */
  constructor(text: string, encoding: AnswerBody["encoding"]) {
    this.text = text;
    this.encoding = encoding;
    this.byteLength = encoding === "latin1" ? text.length : Buffer.byteLength(text, "utf8");
  }

  bytes(): Buffer {
    return Buffer.from(this.text, this.encoding);
  }
}
