import type { JournalEntry } from "../../../emulator/index.ts";
import { type CheckStep, right, wrong } from "../check-step.ts";

/** **Documented**: the service quotas of GameLift hold for each process, and for each player session. */
export const requestRates: CheckStep = {
  name: "request-rates",
  title: "asks no more often than GameLift takes",
  needs: ["activated"],
  expected: () => "no request beyond the published limits of Server SDK calls",
  look: async ({ life }) => {
    const refused = life.all(isThrottledRequest);
    if (refused.length === 0) return right("no request was one too many");
    const counts = Map.groupBy(refused, ({ what }) => what.replace(/^server-sdk\/| throttled$/g, ""));
    const each = [...counts].map(([action, entries]) => `${action} ${limitOf(entries)}`);
    return wrong(
      `${refused.length} ${refused.length === 1 ? "request was" : "requests were"} too many: ${each.join("; ")}`,
      "Call the SDK when something happens and not from the game's loop: once for each player who comes or goes, once for " +
        "a game session. GameLift answers what is too much with 429, and a player who is not accepted by that stays outside.",
      { goesOn: true },
    );
  },
};

const isThrottledRequest = ({ kind, what, details }: JournalEntry): boolean =>
  kind === "refusal" && what.endsWith(" throttled") && String(details.bucketName).startsWith("server-sdk/");

function limitOf(entries: readonly JournalEntry[]): string {
  const { burst, perSecond } = entries[0]?.details ?? {};
  return `${entries.length} times (limit ${String(burst)} at once, then ${String(perSecond)} a second)`;
}
