import { z } from "zod";
import { baseOfHealing } from "../../domain/fault.ts";
import { plusSeconds } from "../../domain/instant.ts";
import { matchOfSeam } from "../../faults/match-of-seam.ts";
import { faultNamed, faultNames } from "../../faults/table.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * Orders something to go wrong, in the account and Region of the command: so often as `count` says, or with null until it
 * is lifted or `seconds` have passed, in the time that the fault heals in. `match` limits it to members of what comes
 * through its seam. It lets the first `letPass` of them pass, and acts on each after them with the `chance` from 0 to 1. One
 * at the clock acts at once and only then: an order that stayed armed would act in place of the next one. Where the clock
 * waits for what the fault keeps, the answer says for how long: `holdsForMs`, wall milliseconds each time that it acts.
 */
export const addFault = command({
  parameters: z.strictObject({
    fault: z.string(),
    match: z.record(z.string(), z.string()).default({}),
    settings: z.record(z.string(), z.unknown()).default({}),
    count: z.number().int().min(1).nullable().default(1),
    letPass: z.number().int().min(0).default(0),
    chance: z.number().gt(0).max(1).default(1),
    seconds: z.number().positive().max(86_400).optional(),
  }),
  run: (turn, scope, { fault: name, match, settings, count, letPass, chance, seconds }) => {
    const definition = faultNamed(name);
    if (definition === undefined) {
      throw new CommandRefused(404, `There is no fault ${name}; there are ${faultNames().join(", ")}.`);
    }
    const { healsIn } = definition;
    const limits = matchOfSeam[definition.seam].safeParse(match);
    if (!limits.success) throw new CommandRefused(400, `${name}, match: ${z.prettifyError(limits.error)}`);
    const given = definition.settings.safeParse(settings);
    if (!given.success) throw new CommandRefused(400, `${name}, settings: ${z.prettifyError(given.error)}`);
    const contradiction = definition.contradiction?.(given.data, match);
    if (contradiction !== undefined) throw new CommandRefused(400, `${name}: ${contradiction}`);
    const foreign = Object.entries(definition.meansOnly ?? {}).find(
      ([member, value]) => match[member] !== undefined && match[member] !== value,
    );
    if (foreign !== undefined)
      throw new CommandRefused(400, `${name} means nothing but the ${foreign[0]} ${foreign[1]}.`);
    const isAtOnce = definition.seam === "clock";
    if (isAtOnce && ((count ?? 1) > 1 || letPass > 0 || chance < 1))
      throw new CommandRefused(
        400,
        `${name} acts once, at the moment at which it is ordered: a count above 1, letPass and chance are for what comes later.`,
      );
    if (seconds !== undefined && healsIn === undefined)
      throw new CommandRefused(400, `${name} is over once it has acted: leave out seconds.`);
    const faultId = `fault-${turn.uuid("fault")}`;
    turn.tables(scope).faults.put({
      faultId,
      sequence: turn.nextSequence(),
      name,
      seam: definition.seam,
      match: { ...match, ...definition.meansOnly },
      letPass,
      chance,
      settings: z.record(z.string(), z.unknown()).parse(given.data),
      ...(count === null && !isAtOnce ? {} : { remaining: count ?? 1 }),
      firedCount: 0,
    });
    if (seconds !== undefined && healsIn !== undefined) {
      const base = baseOfHealing(healsIn);
      const dueAt = plusSeconds(turn.timeOf(base), seconds);
      turn.setTimer({ scope, purpose: "fault-end", subjectId: faultId, dueAt, base });
    }
    const holdsForMs = definition.holdsForMs?.(given.data) ?? 0;
    return { faultId, ...(holdsForMs === 0 ? {} : { holdsForMs }) };
  },
});
