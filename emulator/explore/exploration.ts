/** Exploration as others see it. It is loaded when it is asked for: whoever runs an emulator needs nothing of it. */
import type { Explored } from "./explore-seed.ts";

export type Exploration = typeof import("./index.ts");
export type ExplorationFinding = NonNullable<Explored["finding"]>;
export type { Reach as ExplorationReach } from "./goals.ts";
export type { Script as ExplorationScript } from "./step.ts";

export const loadExploration = (): Promise<Exploration> => import("./index.ts");
