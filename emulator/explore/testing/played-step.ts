/** Steps that were really played, for tests that then tell something else about them. */
import type { WorldMoment } from "../../invariants/invariant.ts";
import { WorldWatch } from "../../invariants/world-watch.ts";
import type { ScopedTables } from "../../store/scoped-tables.ts";
import { ExploredWorld } from "../explored-world.ts";
import type { PlayedStep } from "../laws/law.ts";
import type { Script } from "../step.ts";

/** Plays a script and answers its last step, with the world before and after it. */
export function lastPlayed(script: Script): PlayedStep {
  const world = new ExploredWorld(script);
  const watch = new WorldWatch(world.parts);
  const steps = [...script.steps];
  const last = steps.pop();
  if (last === undefined) throw new Error("a script without steps has no last one");
  for (const step of steps) world.play(step);
  const before = watch.look();
  const sent = world.sentBy(last);
  const { commits } = world;
  const answer = world.play(last);
  const after = watch.look();
  world.close();
  return {
    step: last,
    sent,
    answer,
    rules: world.parts.rules,
    before,
    after,
    answerOfStep: (step) => world.references.answerOf(step),
    isWithoutEffect: world.commits === commits,
  };
}

/** The moment with records of one table changed, or taken out where nothing is answered. */
export function withRecords<Moment extends WorldMoment>(
  moment: Moment,
  table: keyof ScopedTables,
  change: (record: { readonly [member: string]: unknown }) => object | undefined,
): Moment {
  const scopes = moment.scopes.map((scope) => {
    const records = (scope.records[table] as readonly object[]).flatMap(
      (record) => change({ ...record }) ?? [],
    );
    const get = (key: string) => records.find((record) => Object.values(record).includes(key));
    return {
      ...scope,
      records: { ...scope.records, [table]: records },
      tables: { ...scope.tables, [table]: { get } },
    };
  });
  return { ...moment, scopes } as unknown as Moment;
}
