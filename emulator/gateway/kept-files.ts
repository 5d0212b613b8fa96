import { randomUUID } from "node:crypto";
import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Texts that are expensive to make and kept from run to run: keys, and certificates beside their keys.
 *
 * Several processes may start at once on one folder (scenarios run two at a time): whoever comes second takes what the
 * first has made, and no reader ever sees half a file.
 */
export interface KeptFiles {
  /** The kept text, if `isGood` accepts it; otherwise what `make` returns, which is kept from then on. */
  keep(name: string, isGood: (text: string) => boolean, make: () => Promise<string>): Promise<string>;
  /** Where `keep` puts a file of that name; undefined when nothing is written to disk. */
  pathOf(name: string): string | undefined;
}

/** Keeps nothing beyond the process. */
export function keptInMemory(): KeptFiles {
  const texts = new Map<string, string>();
  const inTurn = takeTurns();
  return {
    pathOf: () => undefined,
    keep: (name, isGood, make) =>
      inTurn(name, async () => {
        const known = texts.get(name);
        if (known !== undefined && isGood(known)) return known;
        const made = await make();
        texts.set(name, made);
        return made;
      }),
  };
}

/**
 * Keeps files in `folder`, which is made if need be, readable by their owner only: file mode 0600, folder 0700. A
 * file whose mode has become wider is narrowed again.
 */
export async function keptInFolder(folder: string): Promise<KeptFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (name: string) => join(folder, name);
  const inTurn = takeTurns();
  return {
    pathOf,
    keep: (name, isGood, make) =>
      inTurn(name, async () => {
        const path = pathOf(name);
        const known = await readPrivate(path);
        if (known !== undefined && isGood(known)) return known;
        return await place(path, await make(), known !== undefined, isGood);
      }),
  };
}

/** Runs what is given for the same name one after the other, so that nothing is made twice. */
function takeTurns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const turn = (last.get(name) ?? Promise.resolve()).then(run, run);
    last.set(name, turn);
    return turn;
  };
}

async function place(path: string, text: string, replace: boolean, isGood: (text: string) => boolean) {
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: "wx" });
    if (replace) {
      await rename(draft, path);
      return text;
    }
    try {
      await link(draft, path);
      return text;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
      const others = await readPrivate(path);
      if (others !== undefined && isGood(others)) return others;
      await rename(draft, path);
      return text;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function readPrivate(path: string): Promise<string | undefined> {
  try {
    const text = await readFile(path, "utf8");
    if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
    return text;
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;
