import { randomStory, scenario, storySeeds } from "../../harness/index.ts";

for (const seed of storySeeds(process.env)) {
  scenario(
    `whatever happens, whoever is matched is answered: random story ${seed}`,
    { seed, fleetType: "SPOT", activationTimeoutSeconds: 20 },
    randomStory(seed),
  );
}
