import { readFileSync } from "node:fs";
import { eventually } from "./eventually.ts";
import { orClose } from "./failure-first.ts";
import type { JournalReader } from "./journal-reader.ts";
import { launchNakama, type NakamaLaunch, type NakamaPorts } from "./launch-nakama.ts";
import { editNakamaRow } from "./nakama-index.ts";
import { callNakamaRpc, type NakamaAccess } from "./nakama-rpc.ts";
import { type ChildExit, describeExit } from "./stack/child-process.ts";
import type { NakamaHandle } from "./stack/nakama.ts";
import { putSyncMarker, syncIsOver } from "./sync-marker.ts";
import { within } from "./within.ts";
import type { WorldNotes } from "./world-notes.ts";

export interface WorldNakamaOptions extends NakamaLaunch {
  readonly journal: JournalReader;
  readonly notes: WorldNotes;
}

const FIRST_CALLS_LIMIT_MS = 30_000;

const CRASH_LIMIT_MS = 20_000;
/** A panic tells its goroutine's stack, and then what all the others were at. */
const CRASH_LINES = 400;

/** A world's Nakama: the real server with the real fleet manager, which may be killed and started again. */
export class WorldNakama {
  readonly #options: WorldNakamaOptions;
  readonly #others: WorldNakama[] = [];
  #handle: NakamaHandle;
  #starts = 1;

  private constructor(options: WorldNakamaOptions, handle: NakamaHandle) {
    this.#options = options;
    this.#handle = handle;
  }

  /** Answers when Nakama serves, its first sync is over and its first poll of the queue was seen. */
  static async start(options: WorldNakamaOptions): Promise<WorldNakama> {
    const before = (await options.journal.all()).at(-1)?.sequence ?? 0;
    const nakama = new WorldNakama(options, await launch(options, 1));
    return await orClose(
      async () => {
        await nakama.#firstCalls(before);
        return nakama;
      },
      () => nakama.close(),
    );
  }

  get port(): number {
    return this.#handle.ports.socket;
  }
  get serverKey(): string {
    return this.#handle.serverKey;
  }
  /** Where a server finds its RPCs, and the key that it shows. */
  get access(): NakamaAccess {
    return { baseUrl: this.#handle.baseUrl, httpKey: this.#handle.httpKey };
  }
  get logFile(): string {
    return this.#handle.logFile;
  }

  /** Calls an RPC as a server does, with the HTTP key, and answers what it returned, parsed. @throws NakamaRpcError */
  async rpc(id: string, payload: object | null): Promise<unknown> {
    const text = await callNakamaRpc(this.access, id, payload);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Changes a row of the fleet manager's by hand, as Nakama's console can. @throws Error where there is no such row. */
  async editRow(id: string, change: (row: object) => object): Promise<void> {
    await editNakamaRow(this.#options.databaseAddress, id, change);
    this.#options.notes.fault("somebody edits a row of the index by hand");
  }

  /** Starts one more node: another Nakama on the same database and the same queue of events. */
  async another(): Promise<WorldNakama> {
    const other = await WorldNakama.start({ ...this.#options, node: this.#others.length + 2 });
    this.#others.push(other);
    this.#options.notes.world("one more Nakama is there");
    return other;
  }

  /** Kills Nakama as a crash would. */
  async kill(): Promise<void> {
    this.#options.notes.fault("Nakama is killed");
    await this.#handle.kill();
  }

  /** Lets Nakama hang: its connections stay open, and nothing comes back. */
  async pause(): Promise<void> {
    this.#options.notes.fault("Nakama hangs");
    await this.#handle.pause();
  }

  /** Lets it go on where it stopped. */
  resume(): void {
    this.#handle.resume();
    this.#options.notes.world("Nakama goes on");
  }

  /** Waits until Nakama has ended by itself, and answers the end of its log. @throws Error when it lives on. */
  async crash({ withinMs = CRASH_LIMIT_MS }: { readonly withinMs?: number } = {}): Promise<string> {
    const exit = await within("Nakama ends by itself", withinMs, this.#handle.exited);
    this.#options.notes.world(`Nakama has ended by itself (${describeExit(exit)})`);
    return this.#handle.tail(CRASH_LINES);
  }

  /** Starts Nakama again on the same ports and answers after its first sync and poll. */
  async startAgain(): Promise<void> {
    const before = (await this.#options.journal.all()).at(-1)?.sequence ?? 0;
    this.#starts += 1;
    const { socket, console } = this.#handle.ports;
    this.#handle = await launch(this.#options, this.#starts, { socket, console });
    await this.#firstCalls(before);
    this.#options.notes.world("Nakama is back");
  }

  async close(): Promise<void> {
    await Promise.all([this.#handle.kill(), ...this.#others.map((other) => other.close())]);
  }

  async #firstCalls(before: number): Promise<void> {
    await firstCalls(this.#options, before, this.#handle).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${message}\nNakama's log ends with:\n${this.#handle.tail(15)}`, { cause: error });
    });
  }
}

/** With what tells that its first sync is over. */
async function launch(
  options: WorldNakamaOptions,
  start: number,
  ports?: NakamaPorts,
): Promise<NakamaHandle> {
  await putSyncMarker(options.databaseAddress);
  return await launchNakama(options, start, ports);
}

/** The fleet manager's sync puts its rows right by the alias's sessions, and its queue loop begins to poll. */
async function firstCalls(
  { journal, databaseAddress }: Pick<WorldNakamaOptions, "journal" | "databaseAddress">,
  before: number,
  handle: Pick<NakamaHandle, "exited" | "logFile">,
): Promise<void> {
  let exit: ChildExit | undefined;
  void handle.exited.then((outcome) => {
    exit = outcome;
  });
  await eventually(
    "Nakama's first sync is answered and its first poll is seen",
    async (saw) => {
      if (exit !== undefined) return true;
      const entries = (await journal.all()).filter((entry) => entry.sequence > before);
      saw(entries.slice(-5).map((entry) => entry.what));
      const sync = entries.find((entry) => entry.kind === "input" && entry.what === "DescribeGameSessions");
      const isAnswered = entries.some(
        (entry) => entry.what === "answered" && entry.subjectId === sync?.subjectId,
      );
      const hasPolled = entries.some(
        (entry) =>
          entry.kind === "queue" && entry.what === "started" && entry.details.action === "ReceiveMessage",
      );
      return sync !== undefined && isAnswered && hasPolled;
    },
    { withinMs: FIRST_CALLS_LIMIT_MS, everyMs: 5 },
  );
  await syncIsOver({
    databaseAddress,
    log: () => readFileSync(handle.logFile, "utf8"),
    hasExited: () => exit !== undefined,
    withinMs: FIRST_CALLS_LIMIT_MS,
  });
  if (exit !== undefined) throw new Error(`Nakama has ended (${describeExit(exit)})`);
}
