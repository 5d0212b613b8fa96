/** What a scenario says about game servers that it starts together. */
import type { ServerPlace } from "./server-hosts.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";

export interface GameServersWish {
  readonly count: number;
  /** How all of them behave; as the guide says unless told. */
  readonly script?: ServerScript;
  /** Another managed fleet than the world's own. */
  readonly place?: ServerPlace;
}
