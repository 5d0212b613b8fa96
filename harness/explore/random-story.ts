/** A random story on the whole stack: players look for matches while servers crash, faults act and time passes. */
import { loadExploration } from "../../emulator/index.ts";
import { eventually } from "../eventually.ts";
import type { Player } from "../player.ts";
import type { Scenario } from "../scenario.ts";
import type { World } from "../world.ts";
import { type HealingFault, healingFaults } from "./healing-faults.ts";

type Chance = InstanceType<Awaited<ReturnType<typeof loadExploration>>["Chance"]>;

/** Two who always look for a match together. */
interface Pair {
  readonly players: readonly [Player, Player];
  /** How many notifications each had when they were matched last. */
  told: number;
  isWaiting: boolean;
}

/** Longer than a queue's wait, the activation limit and a seat's reservation. */
const UNTIL_ALL_IS_OVER = "90s";
const ANSWER_LIMIT_MS = 20_000;

/** What happens comes from the seed; after it, faults are lifted, and everybody who was matched must have been answered. */
export function randomStory(seed: string): Scenario {
  return async (world) => {
    const { Chance } = await loadExploration();
    const story = new RandomStory(world, new Chance(seed, "full stack"));
    await story.begin();
    await story.goOn();
    await story.end();
  };
}

class RandomStory {
  readonly #world: World;
  readonly #chance: Chance;
  readonly #faultIds: string[] = [];
  #pairs: readonly Pair[] = [];

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
  }

  async begin(): Promise<void> {
    await this.#world.gameServers({ count: this.#chance.between(1, 3) });
    const [ada, ben, cleo, dan] = await this.#world.players(4);
    const pair = (one: Player, other: Player): Pair => ({ players: [one, other], told: 0, isWaiting: false });
    this.#pairs = [pair(ada, ben), pair(cleo, dan)];
  }

  async goOn(): Promise<void> {
    const chance = this.#chance;
    for (let left = chance.between(5, 9); left > 0; left -= 1) {
      await chance.oneOf<() => Promise<unknown>>(
        () => this.#meet(),
        () => this.#meet(),
        () => this.#takeSeats(),
        () => this.#crash(),
        () => this.#world.clock.advance(chance.oneOf("1s", "5s", "21s", "31s")),
      )();
    }
  }

  async end(): Promise<void> {
    for (const faultId of this.#faultIds) await this.#world.bench.command("lift-fault", { faultId });
    // What was asked last has arrived, and then everything that may wait for time is over.
    await this.#world.quiet();
    await this.#world.clock.advance(UNTIL_ALL_IS_OVER);
    await this.#world.quiet();
    for (const pair of this.#pairs) await this.#answered(pair);
  }

  /** A pair that waits for nothing looks for a match; now and then something goes wrong on their way. */
  async #meet(): Promise<void> {
    const pair = this.#chance.pick(this.#pairs.filter(({ isWaiting }) => !isWaiting));
    if (pair === undefined) return;
    if (this.#chance.percent(50)) await this.#orderFault();
    pair.told = notificationsOf(pair.players[0]);
    pair.isWaiting = true;
    await Promise.all(pair.players.map((player) => player.findMatch({ players: 2 })));
    await Promise.all(pair.players.map((player) => player.matched()));
    await this.#world.clock.settle();
  }

  async #orderFault(): Promise<void> {
    const fault: HealingFault | undefined = this.#chance.pick(healingFaults);
    if (fault === undefined) return;
    const { name, settings } = fault;
    const { faultId } = await this.#world.bench.command("add-fault", { fault: name, settings, count: 1 });
    this.#faultIds.push(String(faultId));
  }

  /** Those who were told an address go there; their seats may have lapsed, and their server may be gone. */
  async #takeSeats(): Promise<void> {
    await this.#world.quiet();
    for (const pair of this.#pairs) {
      if (!pair.isWaiting || notificationsOf(pair.players[0]) === pair.told) continue;
      await this.#answered(pair);
      if (this.#chance.percent(30)) continue;
      await Promise.all(pair.players.map((player) => player.connect().catch(() => undefined)));
      if (this.#chance.percent(50))
        await Promise.all(pair.players.map((player) => player.leave().catch(() => undefined)));
    }
  }

  async #crash(): Promise<void> {
    const server = this.#chance.pick(this.#world.servers.filter(({ state }) => state === "ready"));
    server?.crash();
    await this.#world.clock.settle();
  }

  /** @throws Error when one of them was matched and is told nothing. */
  async #answered(pair: Pair): Promise<void> {
    if (!pair.isWaiting) return;
    await Promise.all(
      pair.players.map((player) =>
        eventually(
          `an answer for ${player.name}, who was matched`,
          async (saw) => {
            saw(player.events.map(({ kind }) => kind));
            return notificationsOf(player) > pair.told || undefined;
          },
          { withinMs: ANSWER_LIMIT_MS },
        ),
      ),
    );
    pair.isWaiting = false;
  }
}

const notificationsOf = ({ events }: Player): number =>
  events.filter(({ kind }) => kind === "notification").length;
