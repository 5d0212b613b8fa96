/** What scenarios are written with. */
export { expect } from "vitest";
export { servedOperations } from "../emulator/index.ts";
export { clientScenario } from "./client-scenario.ts";
export type { ClientWorld } from "./client-world.ts";
export { clientKinds } from "./clients/client-kinds.ts";
export type { ClientStep } from "./clients/client-step.ts";
export { clientsAgree } from "./clients/clients-agree.ts";
export type { Duration } from "./duration.ts";
export { eventually } from "./eventually.ts";
export { formParty } from "./form-party.ts";
export type { GoSdkAnswer } from "./go-sdk-client.ts";
export { friendsQuery } from "./match-request.ts";
export type { Player } from "./player.ts";
export { type Scenario, scenario } from "./scenario.ts";
export type { ServerScript } from "./simulated-server/server-script.ts";
export type { SimulatedGameServer } from "./simulated-server/simulated-game-server.ts";
export type { GameSessionView, World } from "./world.ts";
export type { WorldOptions } from "./world-options.ts";
