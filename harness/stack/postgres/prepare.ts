/** Gets everything that PostgreSQL needs to start: binaries, an account to run as, a first data folder. */
import { chooseAccount, type PostgresAccount } from "./account.ts";
import { hydrateBinaries, type PostgresBinaries } from "./binaries.ts";
import { type InitializedData, initializedData } from "./data-folder.ts";

export interface PreparedPostgres {
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount;
  readonly initialized: InitializedData;
  readonly fromCache: boolean;
}

/** @throws when the package is missing or nobody can run it here, in words that say what to do. */
export async function preparePostgres(options: {
  readonly cacheFolder: string;
  readonly accountKind?: PostgresAccount["kind"];
  readonly log?: (line: string) => void;
}): Promise<PreparedPostgres> {
  const binaries = hydrateBinaries(options);
  const account = await chooseAccount(binaries, options.accountKind ? { only: options.accountKind } : {});
  const initialized = await initializedData({ ...options, binaries, account });
  return { binaries, account, initialized, fromCache: binaries.fromCache && initialized.fromCache };
}
