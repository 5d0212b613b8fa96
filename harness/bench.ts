import {
  type Addresses,
  type BrokenTruth,
  type ClockReading,
  CONTROL_PREFIX,
  type Emulator,
  type Explanation,
  type JournalEntry,
  type WantedProcesses,
} from "../emulator/index.ts";
import type { EmulatorLives } from "./emulator-lives.ts";
import { followJournal } from "./follow-journal.ts";

export type TimeBase = "clock" | "real";

export interface ScopeState {
  readonly scope: { readonly account: string; readonly region: string };
  readonly tables: { readonly [table: string]: readonly { readonly [member: string]: unknown }[] };
}

/** What a world asks of an emulator, whether it lives in this process or in one of its own. */
export interface Bench {
  /** The lives of the process that it is; undefined for one that lives in this process, or that nobody may kill. */
  readonly lives?: EmulatorLives;
  addresses(): Promise<Addresses>;
  clock(): Promise<ClockReading>;
  /** Sets a manual clock, or the time of real servers, to an instant (epoch milliseconds). */
  setClock(to: number, base?: TimeBase): Promise<ClockReading>;
  /** Who is at work inside the emulator; empty when nobody is. */
  busy(): Promise<readonly string[]>;
  /** Resolves when every game server that was sent a frame since its last pong has answered a ping sent now. */
  ping(): Promise<void>;
  /** The journal's entries after the one of that number. */
  journal(after: number): Promise<readonly JournalEntry[]>;
  state(): Promise<readonly ScopeState[]>;
  /** The truths about the emulator that do not hold; none when all is well. */
  brokenTruths(): Promise<readonly BrokenTruth[]>;
  /** Why it is as it is. `id`: of a placement, game session, player session or player; else the latest placement. */
  explain(id?: string): Promise<string>;
  explanation(id?: string): Promise<Explanation>;
  setQueueReachable(isReachable: boolean): Promise<void>;
  /** Closes the ports of game servers and cuts what is connected there, or opens the same ports again. */
  setServerSdkReachable(isReachable: boolean): Promise<void>;
  /** Both of it, one after the other: a restart under running game servers. */
  restartServerSdkListener(): Promise<void>;
  /** Ends sockets of game servers: cut, or closed with a code; of one process or of all. Answers how many. */
  cutServerSdkSockets(chosen?: { readonly processId?: string; readonly closeCode?: number }): Promise<number>;
  /** Where server processes are wanted that nobody asked for one by one. */
  wantedProcesses(): Promise<readonly WantedProcesses[]>;
  /** Calls back for each entry that the journal gets from now on, until the answered function is called. */
  followJournal(heard: (entry: JournalEntry) => void): Promise<() => void>;
  /** In the home account and region unless others are named. */
  command(
    name: string,
    parameters: object,
    scope?: ScopeState["scope"],
  ): Promise<{ readonly [member: string]: unknown }>;
  close(): Promise<void>;
}

/** An emulator that is an object of this process. */
export function benchOf(emulator: Emulator): Bench {
  const { control } = emulator;
  return {
    addresses: async () => control.addresses(),
    clock: async () => control.clock(),
    setClock: async (to, base) => control.setClock(to, base),
    busy: async () => control.busy(),
    ping: () => control.ping("unconfirmed"),
    journal: async (after) => control.journal(after),
    state: async () => control.state() as readonly ScopeState[],
    brokenTruths: async () => control.brokenTruths(),
    explain: async (id) => control.explain(id),
    explanation: async (id) => control.explanation(id),
    setQueueReachable: async (isReachable) => control.setQueueReachable(isReachable),
    setServerSdkReachable: (isReachable) => control.setServerSdkReachable(isReachable),
    restartServerSdkListener: () => control.restartServerSdkListener(),
    cutServerSdkSockets: async (chosen) => control.cutServerSdkSockets(chosen).count,
    wantedProcesses: async () => control.wantedProcesses(),
    followJournal: async (heard) => control.onJournal(heard),
    command: async (name, parameters, scope) => control.command(name, { ...parameters }, scope),
    close: () => emulator.close(),
  };
}

/** Longer than any answer of the control API takes; a ping waits for game servers, and they may be slow. */
const ANSWER_LIMIT_MS = 15_000;

/**
 * An emulator that is a process of its own, reached by its control API.
 *
 * @param options.close what ends the process.
 * @throws Error with the API's message for a refused request.
 */
export function benchAt(options: {
  apiUrl: string;
  controlToken: string;
  close: () => Promise<void>;
}): Bench {
  const ask = async (method: "GET" | "POST", path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${options.apiUrl}${CONTROL_PREFIX}${path}`, {
      method,
      headers: { "x-windtunnel-token": options.controlToken, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    const answer = (await response.json()) as { message?: string };
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${answer.message ?? response.status}`);
    return answer;
  };
  const journalAfter = async (after: number) =>
    (await ask("GET", `/journal?after=${after}`)) as readonly JournalEntry[];
  const explanation = async (id?: string) => {
    const query = id === undefined ? "" : `?about=${encodeURIComponent(id)}`;
    return (await ask("GET", `/explain${query}`)) as Explanation;
  };
  return {
    addresses: async () => (await ask("GET", "/addresses")) as Addresses,
    clock: async () => (await ask("GET", "/clock")) as ClockReading,
    setClock: async (to, base = "clock") => (await ask("POST", "/clock", { to, base })) as ClockReading,
    busy: async () => (await ask("GET", "/busy")) as readonly string[],
    ping: async () => void (await ask("POST", "/ping", { whom: "unconfirmed" })),
    journal: journalAfter,
    state: async () => (await ask("GET", "/state")) as readonly ScopeState[],
    brokenTruths: async () => (await ask("GET", "/broken-truths")) as readonly BrokenTruth[],
    explain: async (id) => (await explanation(id)).text,
    explanation,
    setQueueReachable: async (isReachable) => void (await ask("POST", "/queue-path", { isReachable })),
    setServerSdkReachable: async (isReachable) =>
      void (await ask("POST", "/server-sdk-path", { isReachable })),
    restartServerSdkListener: async () => void (await ask("POST", "/restart-server-sdk-listener", {})),
    cutServerSdkSockets: async (chosen = {}) =>
      ((await ask("POST", "/cut-server-sdk-sockets", chosen)) as { count: number }).count,
    wantedProcesses: async () => (await ask("GET", "/wanted-processes")) as readonly WantedProcesses[],
    followJournal: async (heard) => {
      const newest = (await journalAfter(0)).at(-1)?.sequence ?? 0;
      const { apiUrl, controlToken } = options;
      return await followJournal({ apiUrl, controlToken, after: newest }, heard);
    },
    command: async (name, parameters, scope) =>
      (await ask("POST", `/commands/${name}`, { parameters, ...(scope === undefined ? {} : { scope }) })) as {
        readonly [member: string]: unknown;
      },
    close: options.close,
  };
}
