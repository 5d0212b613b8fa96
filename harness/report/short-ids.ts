/** Shortens ids to beginnings that are still different from each other. */

/** Long enough to look for in a log, short enough to read. */
const SHORTEST = 4;

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const gameSessionArn = /arn:aws:gamelift:[^:\s]*:[^:\s]*:gamesession\/[^/\s]+\//g;

export class ShortIds {
  readonly #length: number;

  /** @param known the ids that must not be mistaken for each other; the same one may come several times. */
  constructor(known: Iterable<string>) {
    const uuids = new Set([...known].flatMap((id) => id.match(ids) ?? []));
    let length = SHORTEST;
    while (length < 36 && new Set([...uuids].map((id) => id.slice(0, length))).size < uuids.size) length += 1;
    this.#length = length;
  }

  /** Shortens every UUID in a text and leaves the rest; ARNs of game sessions are cut down to their last part. */
  in(text: string): string {
    return text.replace(gameSessionArn, "").replace(ids, (id) => `${id.slice(0, this.#length)}…`);
  }
}
