/** A refused upgrade: the HTTP status instead of 101, and why, for the journal and the response's body. */
export class HandshakeRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.name = "HandshakeRefused";
    this.statusCode = statusCode;
  }
}
