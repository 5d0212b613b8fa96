/** What was asked of the emulator and refused, read from the journal: every refusal with the request that met it. */
import type { CallInput, FrameInput, Input, Members, SocketOpenedInput } from "../runtime/input.ts";
import type { JournalEntry } from "../runtime/journal.ts";

/** A call of the API that an operation has refused. */
export interface RefusedCall {
  readonly entry: JournalEntry;
  readonly operation: string;
  readonly region: string;
  readonly parameters: Members;
  readonly error: string;
  readonly message: string;
}

/** A request of a game server that was answered with an error. */
export interface RefusedFrame {
  readonly entry: JournalEntry;
  readonly processId: string;
  readonly action: string;
  readonly fields: Members;
  readonly message: string;
}

export interface AskedCall {
  readonly entry: JournalEntry;
  readonly operation: string;
  readonly region: string;
  readonly parameters: Members;
  readonly isRefused: boolean;
}

export interface CallsRead {
  readonly calls: readonly AskedCall[];
  readonly refusedCalls: readonly RefusedCall[];
  readonly refusedFrames: readonly RefusedFrame[];
  /** Commands of the bench that were carried out. */
  readonly commands: readonly { readonly name: string; readonly parameters: Members }[];
  /** Sockets that were opened, or refused by a rule, by the process that they were for. */
  readonly refusedSockets: readonly { readonly entry: JournalEntry; readonly asked: SocketOpenedInput }[];
}

/** A refusal follows its input, before any other input: inputs act one after the other. */
export function readCalls(entries: readonly JournalEntry[]): CallsRead {
  const calls: AskedCall[] = [];
  const refusedCalls: RefusedCall[] = [];
  const refusedFrames: RefusedFrame[] = [];
  const refusedSockets: CallsRead["refusedSockets"][number][] = [];
  const commands: CallsRead["commands"][number][] = [];
  let last: { readonly input: Input; readonly refused: () => void } | undefined;
  for (const entry of entries) {
    if (entry.kind === "input") {
      const input = entry.details as unknown as Input;
      const list = input.kind === "call" ? calls : input.kind === "control" ? commands : undefined;
      const at = list?.length ?? 0;
      if (input.kind === "call") calls.push({ ...callOf(entry, input), isRefused: false });
      if (input.kind === "control") commands.push({ name: input.command, parameters: input.parameters });
      const refused = () => {
        const call = input.kind === "call" ? calls[at] : undefined;
        if (call !== undefined) calls[at] = { ...call, isRefused: true };
        if (input.kind === "control") commands.splice(at, 1);
      };
      last = { input, refused };
      continue;
    }
    if (entry.kind !== "refusal" || last === undefined || !entry.what.endsWith(" refused")) continue;
    const { input } = last;
    const message = String(entry.details.message ?? entry.details.error);
    if (input.kind === "call" && entry.subjectId === input.callId) {
      last.refused();
      refusedCalls.push({ ...callOf(entry, input), error: String(entry.details.error), message });
    } else if (input.kind === "frame" && isOf(entry, input)) {
      const { processId, action, fields } = input;
      refusedFrames.push({ entry, processId, action, fields, message });
    } else if (input.kind === "socket-opened" && entry.subjectId === input.processId) {
      refusedSockets.push({ entry, asked: input });
    } else if (input.kind === "control") last.refused();
  }
  return { calls, refusedCalls, refusedFrames, refusedSockets, commands };
}

const callOf = (entry: JournalEntry, { operation, scope, parameters }: CallInput) => ({
  entry,
  operation,
  region: scope.region,
  parameters,
});

const isOf = (entry: JournalEntry, { processId, action }: FrameInput): boolean =>
  entry.subjectId === processId && entry.what === `${action} refused`;
