/** The state of a replayed emulator as tables for a terminal. */
import type { ReplayedState } from "../../../emulator/index.ts";
import { clockText } from "../../report/layout.ts";
import type { Paint } from "../../report/paint.ts";
import type { ShortIds } from "../../report/short-ids.ts";
import { aligned } from "./aligned.ts";
import {
  outgoingEventTable,
  type ShownTable,
  type StateRecord,
  shownTables,
  type Times,
} from "./state-columns.ts";
import { recordsOf, shortIdsOf, tablesOf } from "./state-records.ts";

/** Rows of one table that the state shows; `show` has all of them. */
const MOST_ROWS = 12;

export interface StateTextOptions {
  readonly paint: Paint;
  /** Where GameLift's time began, epoch milliseconds. */
  readonly startAt: number;
  /** Columns of the terminal: longer lines are cut. */
  readonly width: number;
}

/** Everything that is worth a look: when it is, every table that has records, what is on its way, what is due next. */
export function stateText(state: ReplayedState, options: StateTextOptions): readonly string[] {
  const { paint, startAt } = options;
  const short = shortIdsOf(state);
  const tables = tablesOf(state).flatMap(([name, records]) => {
    const shown = shownTables.get(name);
    return shown === undefined ? [] : tableText(shown, records, name, short, options);
  });
  const others = tablesOf(state).filter(([name]) => !shownTables.has(name));
  const alsoThere = others.map(([name, records]) => `${name} ${records.length}`).join(", ");
  return [
    `${paint("bold", clockText(state.at - startAt))} of GameLift's time (${new Date(state.at).toISOString()}), ` +
      `${clockText(state.realAt - startAt)} of real servers' time, after entry ${state.sequence}`,
    ...tables,
    ...tableText(
      outgoingEventTable,
      state.outgoingEvents as readonly StateRecord[],
      "events",
      short,
      options,
    ),
    ...timersText(state, short, options),
    ...(alsoThere === "" ? [] : ["", paint("dim", `Also there: ${alsoThere}`)]),
  ];
}

/** All records of one table. */
export function wholeTable(state: ReplayedState, name: string, options: StateTextOptions): readonly string[] {
  const short = shortIdsOf(state);
  const all = { ...options, mostRows: Number.POSITIVE_INFINITY };
  if (name === "timers") return timersText(state, short, all).slice(1);
  const records = recordsOf(state, name);
  if (records.length === 0) return [`There are no ${name}.`];
  const shown = name === "events" ? outgoingEventTable : shownTables.get(name);
  if (shown !== undefined) return tableText(shown, records, name, short, all).slice(1);
  return records.map((record) => cut(short.in(JSON.stringify(record)), options.width));
}

interface TableOptions extends StateTextOptions {
  readonly mostRows?: number;
}

function tableText(
  { title, columns }: ShownTable,
  records: readonly StateRecord[],
  name: string,
  short: ShortIds,
  { paint, startAt, width, mostRows = MOST_ROWS }: TableOptions,
): readonly string[] {
  if (records.length === 0) return [];
  const times: Times = {
    since: (at) => (typeof at === "number" ? clockText(at - startAt) : ""),
  };
  // The latest are what a question is mostly about.
  const rows = records
    .slice(-mostRows)
    .map((record) => columns.map(({ cell }) => short.in(String(cell(record, times) ?? ""))));
  const isUsed = columns.map((_, index) => rows.some((row) => row[index] !== ""));
  const [head = "", ...lines] = aligned(
    [columns.map(({ title: column }) => column), ...rows].map((row) =>
      row.filter((_, index) => isUsed[index]),
    ),
  );
  const left = records.length - rows.length;
  return [
    "",
    `${paint("bold", title)}  ${records.length}`,
    paint("dim", cut(head, width)),
    ...lines.map((line) => cut(line, width)),
    ...(left === 0 ? [] : [paint("dim", `  and ${left} before: show ${name}`)]),
  ];
}

function timersText(
  { timers, at, realAt }: ReplayedState,
  short: ShortIds,
  { paint, startAt, width, mostRows = MOST_ROWS }: TableOptions,
): readonly string[] {
  if (timers.length === 0) return ["", paint("dim", "Nothing is due.")];
  const rows = timers.slice(0, mostRows).map(({ base, dueAt, purpose, subjectId }) => {
    const now = base === "real" ? realAt : at;
    const wait = dueAt <= now ? "due now" : `in ${clockText(dueAt - now)}`;
    return [
      wait,
      clockText(dueAt - startAt),
      purpose,
      short.in(subjectId),
      base === "real" ? "real servers' time" : "",
    ];
  });
  const [head = "", ...lines] = aligned([["due", "at", "what", "of", "counted in"], ...rows]);
  const left = timers.length - rows.length;
  return [
    "",
    `${paint("bold", "due next")}  ${timers.length}`,
    paint("dim", cut(head, width)),
    ...lines.map((line) => cut(line, width)),
    ...(left === 0 ? [] : [paint("dim", `  and ${left} later: show timers`)]),
  ];
}

export const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;
