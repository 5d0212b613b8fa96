import type { Bench } from "./bench.ts";
import type { WorldClock } from "./clock.ts";

/** How a fault is to act. Everything that comes through its seam, once, at once and for certain, unless told. */
export interface FaultWish {
  /** Members of what it means, such as `{ operation: "StartGameSessionPlacement" }`. */
  readonly match?: Readonly<Record<string, string>>;
  /** What can be chosen about this kind of fault; `docs/faults.md` lists it. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** How often it acts; null for as long as it is there. */
  readonly count?: number | null;
  /** How many of those that it means pass before it acts. */
  readonly letPass?: number;
  /** How likely it acts on each, from the world's seed. */
  readonly chance?: number;
  /** After so many seconds it is over, in the time in which this fault heals. */
  readonly seconds?: number;
}

/** A fault that a scenario has ordered. */
export interface OrderedFault {
  readonly faultId: string;
  /** Takes it away. Answers how often it has acted. */
  lift(): Promise<number>;
  /** How often it has acted by now. */
  firedCount(): Promise<number>;
}

/** The faults of one world: ordered by name, lifted at the latest when the story is told. */
export class WorldFaults {
  readonly #bench: Pick<Bench, "command" | "state">;
  readonly #clock: Pick<WorldClock, "allowHolding">;
  readonly #ordered = new Map<string, string>();
  readonly #neverFired: string[] = [];

  /** @param clock waits as much longer for the world to settle as what is ordered here may hold it up. */
  constructor(bench: Pick<Bench, "command" | "state">, clock: Pick<WorldClock, "allowHolding">) {
    this.#bench = bench;
    this.#clock = clock;
  }

  /** @throws Error saying which faults there are, or what is wrong with the wish. */
  async order(name: string, wish: FaultWish = {}): Promise<OrderedFault> {
    const { faultId, holdsForMs = 0 } = await this.#bench.command("add-fault", { fault: name, ...wish });
    const id = String(faultId);
    this.#ordered.set(id, name);
    // Ordered without a count it may act for ever, which nobody can wait for.
    this.#clock.allowHolding(Number(holdsForMs) * (wish.count ?? 1));
    return {
      faultId: id,
      lift: () => this.#lift(id),
      firedCount: async () => Number((await this.#records()).get(id) ?? 0),
    };
  }

  /**
   * Takes away all that are left.
   *
   * @throws Error naming those that never acted (a story about a fault that did not happen shows nothing), or that could
   * not be taken away: an emulator that was killed or reset meanwhile has forgotten how often they acted.
   */
  async liftAll(): Promise<void> {
    const notLifted: string[] = [];
    for (const [faultId, name] of [...this.#ordered]) {
      await this.#lift(faultId).catch((error: unknown) =>
        notLifted.push(`${name}: ${error instanceof Error ? error.message : String(error)}`),
      );
    }
    if (notLifted.length > 0) {
      throw new Error(
        `ordered and not to be lifted: ${notLifted.join("; ")} Lift them before the emulator is killed or reset, which forgets them.`,
      );
    }
    if (this.#neverFired.length === 0) return;
    throw new Error(
      `ordered and never met: ${this.#neverFired.join(", ")}. Nothing came through that the fault means: look at its match, and at the timeline.`,
    );
  }

  async #lift(faultId: string): Promise<number> {
    const name = this.#ordered.get(faultId);
    if (name === undefined) throw new Error(`the fault ${faultId} was lifted already`);
    const { firedCount } = await this.#bench.command("lift-fault", { faultId });
    this.#ordered.delete(faultId);
    if (firedCount === 0) this.#neverFired.push(name);
    return Number(firedCount);
  }

  async #records(): Promise<ReadonlyMap<unknown, unknown>> {
    const scopes = await this.#bench.state();
    const faults = scopes.flatMap(({ tables }) => tables.faults ?? []);
    return new Map(faults.map(({ faultId, firedCount }) => [faultId, firedCount]));
  }
}
