import type { Members } from "../runtime/input.ts";
import type { Effect } from "../services/turn.ts";
import type { Change } from "../store/table.ts";

/** Something that came about in an explored world, by the name that steps call it by. */
export interface Thing<Item extends object = object> {
  readonly table: string;
  readonly name: string;
  /** As it was last; also of one that is gone. */
  record: Item;
  isGone: boolean;
}

/** A push, or another effect for a game server, that nobody has taken yet. */
export interface Push {
  readonly name: string;
  readonly effect: Effect;
}

const form = /^\$([A-Za-z]+)@(\d+)(:\d+)?\.(.+)$/;

/** What steps brought about, by names that tell which step it was: `gameSessions@45`, `gameSessions@45:2`. */
export class References {
  readonly #byName = new Map<string, { readonly record: object }>();
  readonly #byKey = new Map<string, Thing>();
  readonly #ofTable = new Map<string, Thing[]>();
  readonly #answers = new Map<number, Members>();
  readonly #counts = new Map<string, number>();
  readonly pushes: Push[] = [];

  noteChange({ scope, table, key, before, after }: Change, step: number): void {
    if (scope === undefined) return;
    const place = `${scope.region}/${table}/${key}`;
    const known = this.#byKey.get(place);
    if (known !== undefined) {
      if (after !== undefined) known.record = after;
      known.isGone = after === undefined;
      return;
    }
    if (before !== undefined || after === undefined) return;
    const thing: Thing = { table, name: this.#newName(table, step), record: after, isGone: false };
    this.#byKey.set(place, thing);
    this.#byName.set(thing.name, thing);
    const others = this.#ofTable.get(table);
    if (others === undefined) this.#ofTable.set(table, [thing]);
    else others.push(thing);
  }

  noteEffect(effect: Effect, step: number): void {
    if (effect.kind === "process-ended") return;
    const name = this.#newName("push", step);
    this.#byName.set(name, { record: effect });
    this.pushes.push({ name, effect });
  }

  noteAnswer(step: number, answer: Members): void {
    this.#answers.set(step, answer);
  }

  answerOf(step: number): Members | undefined {
    return this.#answers.get(step);
  }

  /** Everything that ever stood in the table, the oldest first. */
  of(table: string): readonly Thing[] {
    return this.#ofTable.get(table) ?? [];
  }

  /** The value with every name in it replaced by what it means now. */
  resolved(value: unknown): unknown {
    if (typeof value === "string") return value.startsWith("$") ? this.#meant(value) : value;
    if (Array.isArray(value)) return value.map((item) => this.resolved(item));
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof Date || value instanceof Uint8Array) return value;
    const members: { [name: string]: unknown } = {};
    for (const name in value) members[name] = this.resolved((value as Members)[name]);
    return members;
  }

  /** Of a step that is gone, or did something else, the newest of its kind at that time. */
  #meant(text: string): unknown {
    const [, kind = "", step, ordinal = "", path = ""] = form.exec(text) ?? [];
    if (step === undefined) return text;
    const found =
      kind === "answer"
        ? this.#answers.get(Number(step))
        : (this.#byName.get(`${kind}@${step}${ordinal}`)?.record ?? this.#newestUntil(kind, Number(step)));
    let value: unknown = found;
    for (const name of path.split(".")) {
      value = typeof value === "object" && value !== null ? (value as Members)[name] : undefined;
    }
    return value ?? "none";
  }

  #newestUntil(kind: string, step: number): object | undefined {
    return this.of(kind).findLast(({ name }) => Number.parseInt(name.slice(kind.length + 1), 10) <= step)
      ?.record;
  }

  #newName(kind: string, step: number): string {
    const first = `${kind}@${step}`;
    const count = (this.#counts.get(first) ?? 0) + 1;
    this.#counts.set(first, count);
    return count === 1 ? first : `${first}:${count}`;
  }
}
