/** A file that cannot be replayed; the message is for whoever gave it. */
export class RecordingRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RecordingRefused";
  }
}
