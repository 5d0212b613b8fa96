import { z } from "zod";
import { matchOfSeam } from "../../faults/match-of-seam.ts";
import { faultNamed, faultNames } from "../../faults/table.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * Orders something to go wrong, in the account and Region of the command: so often as `count` says, or with null until it
 * is lifted. `match` limits it, for requests of game servers to an `action` and a `processId`, for their connections to a
 * `processId`.
 */
export const addFault = command({
  parameters: z.strictObject({
    fault: z.string(),
    match: z.record(z.string(), z.string()).default({}),
    settings: z.record(z.string(), z.unknown()).default({}),
    count: z.number().int().min(1).nullable().default(1),
  }),
  run: (turn, scope, { fault: name, match, settings, count }) => {
    const definition = faultNamed(name);
    if (definition === undefined) {
      throw new CommandRefused(404, `There is no fault ${name}; there are ${faultNames().join(", ")}.`);
    }
    const limits = matchOfSeam[definition.seam].safeParse(match);
    if (!limits.success) throw new CommandRefused(400, `${name}, match: ${z.prettifyError(limits.error)}`);
    const given = definition.settings.safeParse(settings);
    if (!given.success) throw new CommandRefused(400, `${name}, settings: ${z.prettifyError(given.error)}`);
    const faultId = `fault-${turn.uuid("fault")}`;
    turn.tables(scope).faults.put({
      faultId,
      sequence: turn.nextSequence(),
      name,
      seam: definition.seam,
      match,
      settings: z.record(z.string(), z.unknown()).parse(given.data),
      ...(count === null ? {} : { remaining: count }),
      firedCount: 0,
    });
    return { faultId };
  },
});
