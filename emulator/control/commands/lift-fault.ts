import { z } from "zod";
import { CommandRefused, command } from "../command.ts";

/** Takes a fault away, used up or not, and tells how often it has acted. */
export const liftFault = command({
  parameters: z.strictObject({ faultId: z.string() }),
  run: (turn, scope, { faultId }) => {
    const { faults } = turn.tables(scope);
    const fault = faults.get(faultId);
    if (fault === undefined) throw new CommandRefused(404, `There is no fault ${faultId} to lift.`);
    faults.delete(faultId);
    turn.cancelTimer(scope, "fault-end", faultId);
    const { name, firedCount } = fault;
    // Who lifts it names it by its id alone, and one that never acted stands nowhere else.
    turn.note({ kind: "fault", what: `${name} is lifted`, details: { faultId, name, firedCount } });
    return { firedCount };
  },
});
