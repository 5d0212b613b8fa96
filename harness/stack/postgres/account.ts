/**
 * Decides as whom PostgreSQL runs, since it refuses to run as root.
 *
 * Root runs it in a user namespace in which root has another name: nothing on disk changes owner, and a
 * private folder stays readable. Where namespaces are refused (containers), root gives its rights up
 * with setpriv and everything lies where that user may read. Anybody else runs it plainly.
 */
import { execFile } from "node:child_process";
import { chmodSync, cpSync, lstatSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { makeWorkFolder, publish } from "../work-folder.ts";
import type { PostgresBinaries } from "./binaries.ts";

export type AccountKind = "plain" | "namespace" | "unprivileged";

export interface PostgresAccount {
  readonly kind: AccountKind;
  /** Goes before the command line. */
  readonly prefix: readonly string[];
  /** Where the binaries lie for this account. */
  readonly binFolder: string;
  /** Who must own the data folder, when that is not ourselves. */
  readonly ownerId?: number;
}

/**
 * Finds the first way that works here, by trying it; `only` asks for one.
 * @throws with what each way answered, when none works.
 */
export async function chooseAccount(
  binaries: PostgresBinaries,
  options: { readonly only?: AccountKind; readonly isRoot?: boolean } = {},
): Promise<PostgresAccount> {
  const isRoot = options.isRoot ?? process.getuid?.() === 0;
  const kinds: AccountKind[] = isRoot ? ["namespace", "unprivileged"] : ["plain"];
  const refusals: string[] = [];
  for (const kind of options.only ? [options.only] : kinds) {
    const account = accountOf(kind, binaries);
    const refusal = await tryOut(account);
    if (refusal === undefined) return account;
    refusals.push(`${kind}: ${refusal}`);
  }
  throw new Error(
    `PostgreSQL ${binaries.version} cannot be run here${isRoot ? " (it refuses to run as root)" : ""}.\n` +
      refusals.join("\n"),
  );
}

function accountOf(kind: AccountKind, binaries: PostgresBinaries): PostgresAccount {
  const binFolder = join(binaries.folder, "bin");
  if (kind === "plain") return { kind, prefix: [], binFolder };
  const { userId, groupId } = ordinaryUser(readFileSync("/etc/passwd", "utf8"));
  if (kind === "namespace") {
    const prefix = ["unshare", "--user", `--map-user=${userId}`, `--map-group=${groupId}`, "--"];
    return { kind, prefix, binFolder };
  }
  const prefix = ["setpriv", `--reuid=${userId}`, `--regid=${groupId}`, "--clear-groups", "--"];
  return { kind, prefix, binFolder: join(readableCopy(binaries), "bin"), ownerId: userId };
}

/**
 * The user that root becomes: one with a name, because initdb looks its name up (**Observed**: "could not
 * look up effective user ID 1000: user does not exist"); `nobody`, else the first that is not root.
 */
export function ordinaryUser(passwd: string): { readonly userId: number; readonly groupId: number } {
  const users = passwd.split("\n").map((line) => {
    const [name, , userId, groupId] = line.split(":");
    return { name, userId: Number(userId), groupId: Number(groupId) };
  });
  const ordinary = users.filter(({ userId, groupId }) => userId > 0 && groupId > 0);
  const chosen = ordinary.find(({ name }) => name === "nobody") ?? ordinary[0];
  if (!chosen) throw new Error("PostgreSQL needs a user other than root, and /etc/passwd names none");
  return chosen;
}

/** What the system says against it; undefined when it works. */
function tryOut(account: PostgresAccount): Promise<string | undefined> {
  const [command = "", ...args] = [...account.prefix, join(account.binFolder, "postgres"), "--version"];
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 10_000 }, (error, _, stderr) =>
      resolve(error === null ? undefined : stderr.trim() || error.message),
    );
  });
}

/** A copy of the binaries that everybody can read; only root could have put it there. */
function readableCopy(binaries: PostgresBinaries): string {
  const copy = join("/var/tmp", `windtunnel-postgres-${basename(binaries.folder)}`);
  const present = lstatSync(copy, { throwIfNoEntry: false });
  if (present) {
    if (present.uid === 0 && present.isDirectory()) return copy;
    throw new Error(`${copy} is not root's: remove it, it may be somebody's trap`);
  }
  const fresh = makeWorkFolder("/var/tmp", basename(copy));
  cpSync(binaries.folder, fresh, { recursive: true, verbatimSymlinks: true });
  chmodSync(fresh, 0o755);
  publish(fresh, copy);
  return copy;
}

/** Where data folders of this account can lie: a folder that `folder` names, or a public one if it may be private. */
export function dataParent(account: PostgresAccount, folder: string): string {
  return account.kind === "unprivileged" ? tmpdir() : folder;
}
