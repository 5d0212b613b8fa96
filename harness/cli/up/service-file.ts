/** Where a running `npm run up` is, for other commands on this machine: a file that only its owner may read. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Folders } from "../../stack/folders.ts";

const schema = z.strictObject({ apiUrl: z.url(), controlToken: z.string(), region: z.string() });

export type ServiceAddress = z.infer<typeof schema>;

const fileIn = ({ state }: Pick<Folders, "state">): string => join(state, "up.json");

/** Answers what takes the file away again, unless another service has put its own there. */
export function writeServiceFile(folders: Pick<Folders, "state">, address: ServiceAddress): () => void {
  mkdirSync(folders.state, { recursive: true });
  const file = fileIn(folders);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(address), { mode: 0o600 });
  return () => {
    if (readServiceFile(folders)?.controlToken === address.controlToken) rmSync(file, { force: true });
  };
}

/** Undefined where no service runs. One that was killed leaves its file: whoever asks there hears nothing. */
export function readServiceFile(folders: Pick<Folders, "state">): ServiceAddress | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(folders), "utf8")));
  } catch {
    return undefined;
  }
}
