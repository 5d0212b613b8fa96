/**
 * Puts the log files of a game session into one archive, when its process has exited.
 *
 * **Observed** (GameLift Agent): the process's exit is the moment; relative paths are relative to the executable's folder;
 * a file stands in the archive under its own name, a folder with all that is in it; ReadMe.txt has a line for each path,
 * which also tells of those that are missing or cannot be read. Wildcards are not understood on Linux. **Assumed**: beside
 * what lies below /local/game, real paths of this machine are taken, because processes have no /local/game to write to;
 * no more than 200 MB in all; files are left where they are.
 */
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, posix, sep } from "node:path";
import { Zip, ZipDeflate } from "fflate";
import { INSTALLED_AT, placeInBuild } from "./launch-path.ts";

export interface LogsWish {
  /** As ProcessReady named them. */
  readonly logPaths: readonly string[];
  readonly folder: string;
  readonly launchPath: string;
  /** What the process wrote to standard output and standard error; in the archive as `windtunnel-output.log`. */
  readonly outputFile: string;
  readonly archiveFile: string;
  readonly largestBytes?: number;
}

const LARGEST_BYTES = 200 * 1_000_000;
const READ_ME = "ReadMe.txt";
const OUTPUT_NAME = "windtunnel-output.log";

interface Found {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
}

/** @throws Error when the archive cannot be written. What cannot be read is told in the archive's ReadMe.txt. */
export async function collectLogs(wish: LogsWish): Promise<void> {
  const { logPaths, archiveFile, outputFile, largestBytes = LARGEST_BYTES } = wish;
  const readMe: string[] = [];
  const found: Found[] = [];
  const names = new Set([READ_ME, OUTPUT_NAME]);
  let leftBytes = largestBytes;
  const take = (one: Found): boolean => {
    if (one.bytes > leftBytes) return false;
    leftBytes -= one.bytes;
    found.push(one);
    return true;
  };
  for (const logPath of logPaths) readMe.push(await collect(wish, logPath, names, take, largestBytes));
  const output = await filesAt(outputFile, OUTPUT_NAME).catch(() => []);
  for (const file of output) {
    const words = take(file) ? "standard output and standard error" : tooLarge(largestBytes);
    readMe.push(`${OUTPUT_NAME}: ${words}`);
  }
  await mkdir(dirname(archiveFile), { recursive: true });
  await writeArchive(archiveFile, found, readMe);
}

const tooLarge = (largestBytes: number): string =>
  `left out: an archive takes ${largestBytes} bytes at most, all files together`;

/** Takes what is there and answers the path's line of ReadMe.txt. */
async function collect(
  { folder, launchPath }: LogsWish,
  logPath: string,
  names: Set<string>,
  take: (found: Found) => boolean,
  largestBytes: number,
): Promise<string> {
  const place = placeOfLog(folder, launchPath, logPath);
  if ("problem" in place) return `${logPath}: not collected, because it ${place.problem}`;
  let files: readonly Found[];
  try {
    files = await filesAt(place.file, freeName(names, basename(place.file)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = code === "ENOENT" || code === "ENOTDIR" ? "missing" : `not readable (${code})`;
    return `${logPath}: ${problem} at ${place.file}`;
  }
  const taken = files.filter(take).length;
  const rest = taken === files.length ? "" : `; ${files.length - taken} ${tooLarge(largestBytes)}`;
  return `${logPath}: ${taken} ${taken === 1 ? "file" : "files"} collected from ${place.file}${rest}`;
}

/** Where a path of ProcessReady lies on this machine, or why it is not taken. */
export function placeOfLog(
  folder: string,
  launchPath: string,
  logPath: string,
): { readonly file: string } | { readonly problem: string } {
  const path = isAbsolute(logPath) ? posix.normalize(logPath) : posix.join(dirname(launchPath), logPath);
  const isInstalled = path === INSTALLED_AT || path.startsWith(`${INSTALLED_AT}/`);
  if (isInstalled || !isAbsolute(logPath)) return placeInBuild(folder, path);
  return { file: path };
}

/** The file, or every file below the folder; links inside of a folder are not followed. */
async function filesAt(path: string, name: string): Promise<readonly Found[]> {
  const real = await realpath(path);
  const { size } = await assertReadable(real);
  if (size !== undefined) return [{ file: real, name, bytes: size }];
  const entries = await readdir(real, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return await Promise.all(
    files.sort().map(async (file) => ({
      file,
      name: [name, ...file.slice(real.length + 1).split(sep)].join("/"),
      bytes: (await stat(file)).size,
    })),
  );
}

/** The size of a file that can be read; none for a folder. */
async function assertReadable(file: string): Promise<{ readonly size: number | undefined }> {
  const handle = await open(file, "r");
  try {
    const stats = await handle.stat();
    return { size: stats.isDirectory() ? undefined : stats.size };
  } finally {
    await handle.close();
  }
}

function freeName(names: Set<string>, name: string): string {
  let free = name;
  for (let count = 2; names.has(free); count += 1) free = `${count}-${name}`;
  names.add(free);
  return free;
}

async function writeArchive(
  archiveFile: string,
  files: readonly Found[],
  readMe: readonly string[],
): Promise<void> {
  const archive = await open(archiveFile, "w", 0o600);
  try {
    let written: Promise<unknown> = Promise.resolve();
    const zip = new Zip((error, chunk) => {
      written =
        error === null ? written.then(() => archive.write(chunk)) : written.then(() => Promise.reject(error));
    });
    for (const { file, name, bytes } of files) {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      // What is appended meanwhile is not taken: the size was counted before.
      if (bytes > 0) {
        for await (const chunk of createReadStream(file, { end: bytes - 1 })) {
          entry.push(chunk as Uint8Array);
          await written;
        }
      }
      entry.push(new Uint8Array(), true);
    }
    const text = new ZipDeflate(READ_ME);
    zip.add(text);
    text.push(new TextEncoder().encode(`${readMe.join("\n")}\n`), true);
    zip.end();
    await written;
  } finally {
    await archive.close();
  }
}
