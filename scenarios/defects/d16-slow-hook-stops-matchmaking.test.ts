import { cureScenario, defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { defect } from "./d16-slow-hook-stops-matchmaking.defect.ts";
import { twoMatching } from "./two-players.ts";

/** Wall milliseconds; a tick of the world's matchmaker is a second. */
const SLOW_MS = 5_000;

/** A pair whose placement is asked for slowly, and another that begins to look for a match meanwhile. */
async function twoPairs(world: World) {
  await world.gameServers({ count: 2 });
  const slow = await world.fault("slow-call", {
    match: { operation: "StartGameSessionPlacement" },
    settings: { delayMs: SLOW_MS },
  });
  const [ada] = await twoMatching(world);
  await eventually("the first hook waits for GameLift", async () => (await slow.firedCount()) === 1);
  const [cleo] = await twoMatching(world);
  return { ada, cleo };
}

const isMatched = ({ events }: { readonly events: readonly { readonly kind: string }[] }): boolean =>
  events.some(({ kind }) => kind === "matchmaker_matched");

defectScenario(defect, {}, async (world, symptom) => {
  const { ada, cleo } = await twoPairs(world);
  await symptom("the first pair is not matched while its hook waits", () => {
    expect(isMatched(ada)).toBe(false);
  });
  await symptom("the second pair is matched only when the first pair's hook has ended", async () => {
    await cleo.matched({ withinMs: 4 * SLOW_MS });
    expect(isMatched(ada)).toBe(true);
  });
});

cureScenario(
  defect,
  { pluginSettings: { WT_FLEET_MANAGER_WRAPPER: "false", GL_MATCHED_IN_BACKGROUND: "true" } },
  async (world) => {
    const { ada, cleo } = await twoPairs(world);
    await cleo.connectionInfo();
    expect(await world.placements()).toHaveLength(1);
    await ada.connectionInfo();
  },
);
