import { dirname, join } from "node:path";
import type { ServerProcess } from "../domain/server-process.ts";
import type { Journal } from "../runtime/journal.ts";
import type { Launched } from "./launched.ts";

/** The archives of log files, one for each game session whose launched process has exited. */
export class GameSessionLogs {
  readonly #journal: Journal;
  readonly #archives = new Map<string, Promise<string | undefined>>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** The archive's file once it is written; undefined where none is, and will be. */
  archiveOf(gameSessionId: string): Promise<string | undefined> | undefined {
    return this.#archives.get(gameSessionId);
  }

  /** Begins to collect what a process leaves behind that had a game session. */
  processExited(launched: Launched, record: ServerProcess | undefined): void {
    if (record?.gameSessionId === undefined) return;
    this.#archives.set(record.gameSessionId, this.#collect(launched, record));
  }

  async #collect({ process, folder, lane }: Launched, record: ServerProcess): Promise<string | undefined> {
    const { outputFile } = process;
    const archiveFile = join(dirname(outputFile), `${record.processId}.zip`);
    const { launchPath } = lane;
    const subjectId = record.gameSessionId ?? record.processId;
    try {
      // Not before it is wanted: most emulators launch nothing, and need not load what writes archives.
      const { collectLogs } = await import("./collect-logs.ts");
      await collectLogs({ logPaths: record.logPaths, folder, launchPath, outputFile, archiveFile });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const details = { problem, archiveFile };
      this.#journal.write({ kind: "failure", what: "logs could not be collected", subjectId, details });
      return undefined;
    }
    this.#journal.write({ kind: "launch", what: "logs collected", subjectId, details: { archiveFile } });
    return archiveFile;
  }
}
