/** What may be typed at a replay that stands still. */
import type { JournalEntry, Replay } from "../../../emulator/index.ts";
import { chosenOf } from "./chosen-of.ts";
import { differenceText } from "./difference-text.ts";
import { entryLine } from "./entry-line.ts";
import { isPassed, type Moment, momentIn } from "./moment.ts";
import { playUntil } from "./play-until.ts";
import { recordText } from "./record-text.ts";
import { recordsOf, shortIdsOf, tableNames, tablesOf } from "./state-records.ts";
import { type StateTextOptions, stateText, wholeTable } from "./state-text.ts";

export interface ConsoleAnswer {
  readonly lines: readonly string[];
  readonly isOver: boolean;
}

interface Command {
  readonly usage: string;
  readonly purpose: string;
  readonly run: (rest: string) => readonly string[];
}

const USUAL_ENTRIES = 20;

export class ReplayConsole {
  #replay: Replay;
  readonly #options: StateTextOptions;
  readonly #commands: ReadonlyMap<string, Command>;

  constructor(replay: Replay, options: StateTextOptions) {
    this.#replay = replay;
    this.#options = options;
    this.#commands = new Map<string, Command>([
      [
        "next",
        { usage: "next [N]", purpose: "the next input acts, or the next N", run: (n) => this.#next(n) },
      ],
      [
        "until",
        {
          usage: "until MOMENT",
          purpose: "to an entry's number, an instant, +30s from the start (also back), words ahead, or end",
          run: (moment) => this.#until(moment),
        },
      ],
      ["again", { usage: "again", purpose: "back to the beginning", run: () => this.#again() }],
      ["state", { usage: "state", purpose: "everything there is", run: () => this.#state() }],
      [
        "show",
        {
          usage: "show TABLE [ID]",
          purpose: "a whole table, or one record",
          run: (what) => this.#show(what),
        },
      ],
      [
        "explain",
        {
          usage: "explain [ID]",
          purpose: "why a placement, session, player or process is as it is now; the latest placement",
          run: (id) => this.#explain(id),
        },
      ],
      [
        "journal",
        {
          usage: "journal [N]",
          purpose: `the last N entries of the journal, ${USUAL_ENTRIES} unless told`,
          run: (n) => this.#journal(n),
        },
      ],
      ["help", { usage: "help", purpose: "this", run: () => this.#help() }],
      ["quit", { usage: "quit", purpose: "ends it; so does Ctrl-D", run: () => [] }],
    ]);
  }

  /** The names of what can be typed, and of tables and ids after `show`, for completion. */
  completions(line: string): readonly string[] {
    const [, begun] = /^\s*show\s+(\S*)$/.exec(line) ?? [];
    const names =
      begun === undefined
        ? [...this.#commands.keys()]
        : tableNames(this.#replay.state()).map((name) => `show ${name}`);
    return names.filter((name) => name.startsWith(line.trimStart()));
  }

  /** To be called when nobody types any more. */
  close(): void {
    this.#replay.close();
  }

  /** @throws RecordingRefused for a damaged line of the record that a command came upon. */
  answer(line: string): ConsoleAnswer {
    const [name = "", ...words] = line.trim().split(/\s+/);
    if (name === "") return { lines: [], isOver: false };
    const command = this.#commandOf(name.toLowerCase());
    if (command === undefined) {
      const lines = [`${name} is not one of: ${[...this.#commands.keys()].join(", ")}.`];
      return { lines, isOver: false };
    }
    return { lines: command.run(words.join(" ")), isOver: command === this.#commands.get("quit") };
  }

  /** By its name, or by a beginning that no other one has. */
  #commandOf(name: string): Command | undefined {
    return this.#commands.get(chosenOf([...this.#commands.keys()], name) ?? "");
  }

  #next(count: string): readonly string[] {
    const wanted = count === "" ? 1 : Number(count);
    if (!Number.isInteger(wanted) || wanted < 1) return [`next takes a number of inputs, not ${count}.`];
    const lines: string[] = [];
    for (let done = 0; done < wanted; done += 1) {
      const before = this.#replay.sequence;
      const step = this.#replay.step();
      if (step === undefined) return [...lines, ...this.#atEnd(before)];
      if (step.kind !== "input") return [...lines, ...differenceText(step, this.#options)];
      lines.push(...step.entries.map((entry) => this.#line(entry)));
    }
    return lines;
  }

  #state(): readonly string[] {
    return stateText(this.#replay.state(), this.#options);
  }

  #again(): readonly string[] {
    this.#replay = this.#replay.again();
    return [this.#options.paint("dim", "Before the first entry.")];
  }

  #until(text: string): readonly string[] {
    let moment: Moment;
    try {
      moment = momentIn(text, this.#options.startAt);
    } catch (error) {
      if (error instanceof RangeError) return [error.message];
      throw error;
    }
    if (isPassed(moment, this.#replay)) this.#again();
    const { outcome, step, entries } = playUntil(this.#replay, moment);
    const lines = entries.map((entry) => this.#line(entry));
    if (outcome === "same") {
      const missed = moment.kind === "words" ? [`Nothing from there on is ${text}.`] : [];
      return [...lines, ...missed, ...this.#atEnd(this.#replay.sequence)];
    }
    if (step !== undefined && step.kind !== "input")
      return [...lines, ...differenceText(step, this.#options)];
    return [...lines, "", ...this.#state()];
  }

  #atEnd(before: number): readonly string[] {
    const late = this.#replay.journal(before).map((entry) => this.#line(entry));
    return [
      ...late,
      this.#options.paint("dim", `The record ends here, after entry ${this.#replay.sequence}.`),
    ];
  }

  #show(what: string): readonly string[] {
    const [name = "", id] = what.split(" ");
    const state = this.#replay.state();
    const names = tableNames(state);
    const table = chosenOf(names, name);
    if (table === undefined) return [`There are the tables ${names.join(", ")}.`];
    if (id === undefined) return wholeTable(state, table, this.#options);
    const found = recordsOf(state, table).filter((record) => holds(record, id));
    if (found.length === 0) return [`No record of ${table} holds ${id}.`];
    return found.flatMap((record) => recordText(record, this.#options.startAt));
  }

  #explain(id: string): readonly string[] {
    const { text } = this.#replay.explanation(id === "" ? undefined : this.#wholeId(id));
    return shortIdsOf(this.#replay.state()).in(text).split("\n");
  }

  /** An id of which only the beginning was typed, as it is shown. */
  #wholeId(begun: string): string {
    const start = begun.replace(/…$/, "");
    const ids = new Set(
      tablesOf(this.#replay.state()).flatMap(([, records]) =>
        records.flatMap((record) => Object.values(record).filter((value) => isIdOf(value, start))),
      ),
    );
    const [only] = ids;
    return ids.size === 1 ? String(only) : start;
  }

  #journal(count: string): readonly string[] {
    const wanted = count === "" ? USUAL_ENTRIES : Number(count);
    if (!Number.isInteger(wanted) || wanted < 1) return [`journal takes a number of entries, not ${count}.`];
    return this.#replay.journal(this.#replay.sequence - wanted).map((entry) => this.#line(entry));
  }

  #help(): readonly string[] {
    const commands = [...this.#commands.values()];
    const width = Math.max(...commands.map(({ usage }) => usage.length));
    return commands.map(({ usage, purpose }) => `  ${usage.padEnd(width)}  ${purpose}`);
  }

  #line(entry: JournalEntry): string {
    return entryLine(entry, this.#options);
  }
}

const isIdOf = (value: unknown, start: string): boolean =>
  typeof value === "string" &&
  (value.startsWith(start) || value.split("/").at(-1)?.startsWith(start) === true);

const holds = (record: object, id: string): boolean =>
  Object.values(record).some((value) => isIdOf(value, id.replace(/…$/, "")));
