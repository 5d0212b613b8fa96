import { regionOf } from "../../domain/arn.ts";
import type { LivenessBase } from "../../domain/server-process.ts";
import { DEFAULT_HOME } from "../../options.ts";
import type { Members } from "../../runtime/input.ts";
import type { ScopedTables } from "../../store/scoped-tables.ts";
import type { Chance } from "../chance.ts";
import type { ExploredWorld } from "../explored-world.ts";
import type { Push, Thing } from "../references.ts";
import type { Act } from "../step.ts";

type TableName = keyof ScopedTables;
type RecordOf<Name extends TableName> = ReturnType<ScopedTables[Name]["all"]>[number];

/** What a player learns of an act of its own: the number of its step, and the answer. */
export interface Played {
  readonly step: number;
  /** Undefined where it was refused, or nobody answers it. */
  readonly answer?: Members | undefined;
}

/** What a player does, one act after the other; others act between. */
export type Acts = Generator<Act, void, Played>;

/** Somebody who acts at random on what there is. */
export interface Player {
  readonly name: string;
  /** How often it begins something, beside the others. */
  readonly weight: number;
  readonly play: (view: View) => Acts;
}

/** How far back a player looks first for something that it can use. */
const RECENT = 24;

/** An explored world as its players see it. */
export class View {
  readonly chance: Chance;
  readonly world: ExploredWorld;

  constructor(world: ExploredWorld, chance: Chance) {
    this.world = world;
    this.chance = chance;
  }

  get tables(): ScopedTables {
    return this.world.tables;
  }

  /** One that is still there and fits, mostly of the newest. */
  any<Name extends TableName>(
    table: Name,
    fits: (record: RecordOf<Name>) => boolean = () => true,
  ): Thing<RecordOf<Name>> | undefined {
    const things = this.world.references.of(table) as readonly Thing<RecordOf<Name>>[];
    const recent = things.slice(-RECENT).filter(({ record, isGone }) => !isGone && fits(record));
    const [first, ...others] = recent;
    if (first !== undefined && !this.chance.percent(5)) return this.chance.oneOf(first, ...others);
    for (let tries = 0; tries < 4; tries += 1) {
      const thing = this.chance.pick(things);
      if (thing !== undefined && fits(thing.record)) return thing;
    }
    return undefined;
  }

  /** A member of one that may be gone, or not fit; a text that means nothing where there is none. */
  name<Name extends TableName>(
    table: Name,
    member: string,
    fits?: (record: RecordOf<Name>) => boolean,
  ): string {
    const thing = this.any(table, fits);
    return thing === undefined ? "none" : reference(thing, member);
  }

  /** Something that a game server was told and has not looked at yet. */
  takePush(kind?: Push["effect"]["kind"]): Push | undefined {
    const { pushes } = this.world.references;
    const found =
      kind === undefined
        ? this.chance.below(pushes.length)
        : pushes.findIndex(({ effect }) => effect.kind === kind);
    return pushes.splice(Math.max(0, found), 1)[0];
  }

  isDue(base: LivenessBase): boolean {
    return this.world.parts.core.nextDueAt(base) !== undefined;
  }
}

/** What a step says about a fleet that is not in the home Region, beside its id. */
export function regionOfFleet({ record }: Thing<{ readonly fleetArn: string }>): {
  readonly region?: string;
} {
  const region = regionOf(record.fleetArn);
  return region === undefined || region === DEFAULT_HOME.region ? {} : { region };
}

export const reference = ({ name }: { readonly name: string }, member: string): string =>
  `$${name}.${member}`;
export const answerOf = ({ step }: Played, member: string): string => `$answer@${step}.${member}`;
