import { Chance } from "./chance.ts";
import type { Answer, ExploredWorld } from "./explored-world.ts";
import { openingActs } from "./opening.ts";
import { type Acts, type Played, type Player, View } from "./players/player.ts";
import { players } from "./players/table.ts";
import type { Act, Script, Step } from "./step.ts";

/** How many players are in the middle of something at one time. */
const MOST_AT_ONCE = 3;
/** Of a hundred steps, how many let the next one come before what falls due by them. */
const UNSETTLED_PERCENT = 15;

const weightOfAll = players.reduce((sum, { weight }) => sum + weight, 0);

/** Makes the steps of a world while it is played: what players do next depends on what has come of it so far. */
export class RandomSteps {
  readonly #opening: Act[];
  readonly #view: View;
  readonly #openActs: Acts[] = [];
  readonly #choice: Chance;
  #acting: Acts | undefined;
  #step = 0;

  constructor(world: ExploredWorld, { seed, rules }: Pick<Script, "seed" | "rules">) {
    this.#opening = [...openingActs(new Chance(seed, "opening"), rules)];
    this.#view = new View(world, new Chance(seed, "players"));
    this.#choice = new Chance(seed, "whose turn");
  }

  next(): Step {
    this.#step += 1;
    const act = this.#opening.shift() ?? this.#nextAct();
    const isUnsettled = this.#choice.percent(UNSETTLED_PERCENT);
    return { ...act, step: this.#step, ...(isUnsettled ? { isUnsettled } : {}) };
  }

  /** Tells whoever acted what came of it. */
  played(answer: Answer): void {
    const acts = this.#acting;
    this.#acting = undefined;
    if (acts === undefined) return;
    const next = acts.next({ step: this.#step, answer });
    if (next.done === true) this.#openActs.splice(this.#openActs.indexOf(acts), 1);
    else this.#waiting.set(acts, next.value);
  }

  readonly #waiting = new Map<Acts, Act>();

  #nextAct(): Act {
    for (;;) {
      const isContinued = this.#openActs.length >= MOST_AT_ONCE || this.#choice.percent(70);
      const acts = isContinued ? this.#choice.pick(this.#openActs) : undefined;
      const waiting = acts === undefined ? undefined : this.#waiting.get(acts);
      if (acts !== undefined && waiting !== undefined) {
        this.#waiting.delete(acts);
        this.#acting = acts;
        return waiting;
      }
      const begun = this.#nextPlayer().play(this.#view);
      const first = begun.next(undefined as unknown as Played);
      if (first.done === true) continue;
      this.#openActs.push(begun);
      this.#acting = begun;
      return first.value;
    }
  }

  #nextPlayer(): Player {
    let left = (this.#choice.below(1_000_000) / 1_000_000) * weightOfAll;
    for (const player of players) {
      left -= player.weight;
      if (left < 0) return player;
    }
    return players[0] as Player;
  }
}
