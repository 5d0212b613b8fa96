/** What explored worlds have come by: changes of status, faults that fired, operations, actions, commands and rules. */

import type { Members } from "../runtime/input.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import type { Change } from "../store/table.ts";
import type { Step } from "./step.ts";

/** Records with a life, by their table. */
const lives: ReadonlyMap<string, string> = new Map([
  ["fleets", "fleet"],
  ["placements", "placement"],
  ["gameSessions", "game session"],
  ["playerSessions", "player session"],
  ["serverProcesses", "server process"],
  ["instances", "instance"],
]);

const due = "due ";

export class Reached {
  readonly #names = new Set<string>();

  get names(): ReadonlySet<string> {
    return this.#names;
  }

  noteChanges(changes: readonly Change[]): void {
    for (const { table, before, after } of changes) {
      const life = lives.get(table);
      if (life !== undefined && before !== undefined && after !== undefined)
        this.#noteTransition(life, before as Living, after as Living);
      if (table === "faults" && before !== undefined && after !== undefined)
        this.#noteFault(before as Counted, after as Counted);
    }
  }

  #noteTransition(life: string, before: Living, after: Living): void {
    if (before.status !== after.status) this.#names.add(transitionName(life, before.status, after.status));
  }

  #noteFault(before: Counted, after: Counted): void {
    if (after.firedCount > before.firedCount) this.#names.add(faultName(after.name));
  }

  noteAnswer(step: Step, answer: Members): void {
    if (step.act === "call") this.#names.add(`operation ${step.operation}`);
    if (step.act === "control") this.#names.add(`command ${step.command}`);
    // One that a fault fails is answered, too, and not served.
    if (step.act === "frame" && answer.StatusCode === undefined) this.#names.add(`action ${step.action}`);
  }

  noteJournal(entries: readonly JournalEntry[]): void {
    for (const { kind, what } of entries) {
      if (kind === "input" && what.startsWith(due)) this.#names.add(ruleName(what.slice(due.length)));
    }
  }
}

interface Living {
  readonly status: string;
}

interface Counted {
  readonly name: string;
  readonly firedCount: number;
}

export const transitionName = (life: string, from: string, to: string): string => `${life} ${from} → ${to}`;
export const faultName = (name: string): string => `fault ${name}`;
export const ruleName = (purpose: string): string => `rule ${purpose}`;
