/** Fetches the fleet manager, or tells by its name that the module proxy does not serve it. */

import {
  type FetchFolders,
  fetchGoModule,
  GoModuleNotServed,
  type Refused,
  type WantedGoModule,
} from "./fetch-go-module.ts";
import type { RunGo } from "./go-command.ts";
import type { GoModule } from "./go-module.ts";

export const FLEET_MANAGER_PATH = "github.com/heroiclabs/nakama-gamelift";

export class FleetManagerNotServed extends GoModuleNotServed {
  override readonly name = "FleetManagerNotServed";

  constructor(refused: Refused) {
    super(
      refused,
      "hand over a server and plugins that were built elsewhere (--nakama BINARY --modules DIR, or WINDTUNNEL_NAKAMA " +
        "and WINDTUNNEL_MODULES), or build a module of your own (--module FOLDER, or WINDTUNNEL_NAKAMA_MODULE=FOLDER)",
    );
  }
}

export const FLEET_MANAGER: WantedGoModule = {
  path: FLEET_MANAGER_PATH,
  name: "the fleet manager",
  notServed: (refused) => new FleetManagerNotServed(refused),
};

/** @throws FleetManagerNotServed, and what else `fetchGoModule` throws. */
export function fetchFleetManager(runGo: RunGo, module: GoModule, folders: FetchFolders): Promise<void> {
  return fetchGoModule(FLEET_MANAGER, runGo, module, folders);
}
