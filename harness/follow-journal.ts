/** Reads an emulator's journal as it is written, over the control API's stream. */
import { get } from "node:http";
import { CONTROL_PREFIX, type JournalEntry } from "../emulator/index.ts";

export interface FollowOptions {
  readonly apiUrl: string;
  readonly controlToken: string;
  /** Entries after the one of this number; 0 for all that is kept. */
  readonly after: number;
}

/**
 * Calls `heard` for each entry, those that are there already first, until the answered function is called or the
 * emulator ends. Not by `fetch`, which gives up a stream that is silent for five minutes.
 *
 * @throws Error when the stream is refused or nobody listens.
 */
export function followJournal(
  { apiUrl, controlToken, after }: FollowOptions,
  heard: (entry: JournalEntry) => void,
): Promise<() => void> {
  const address = `${apiUrl}${CONTROL_PREFIX}/journal/stream?after=${after}`;
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { "x-windtunnel-token": controlToken } }, (response) => {
      if (response.statusCode !== 200) {
        request.destroy();
        reject(new Error(`The journal's stream was refused with status ${response.statusCode}`));
        return;
      }
      // The emulator's end breaks the stream off; whoever started it notices that by itself.
      response.on("error", () => {});
      // Its last line may be cut then: only what a line feed follows is an entry.
      let rest = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        const lines = `${rest}${text}`.split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) heard(JSON.parse(line) as JournalEntry);
      });
      resolve(() => request.destroy());
    });
    request.on("error", reject);
  });
}
