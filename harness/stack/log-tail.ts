/** Reads the last lines of a log file, without reading a long file as a whole. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const WINDOW_BYTES = 64 * 1024;

/** The last `lines` lines of the file (of its last 64 KiB); empty when there is no such file. */
export function logTail(file: string, lines: number): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch {
    return "";
  }
  try {
    const { size } = fstatSync(descriptor);
    const length = Math.min(size, WINDOW_BYTES);
    const buffer = Buffer.alloc(length);
    const read = readSync(descriptor, buffer, 0, length, size - length);
    return buffer.toString("utf8", 0, read).trimEnd().split("\n").slice(-lines).join("\n");
  } finally {
    closeSync(descriptor);
  }
}
