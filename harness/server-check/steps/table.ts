import type { CheckStep } from "../check-step.ts";
import { activated } from "./activated.ts";
import { connected } from "./connected.ts";
import { exited } from "./exited.ts";
import { gameSession } from "./game-session.ts";
import { heartbeat } from "./heartbeat.ts";
import { heartbeatAgain } from "./heartbeat-again.ts";
import { brokenPlayerRemoved, playerRemoved } from "./player-removed.ts";
import { playersAccepted } from "./players-accepted.ts";
import { portOpen } from "./port-open.ts";
import { processEnding } from "./process-ending.ts";
import { reconnected, refreshed } from "./reconnected.ts";
import { requestRates } from "./request-rates.ts";
import { terminated } from "./terminated.ts";
import { unknownPlayerRefused } from "./unknown-player-refused.ts";

const beginning = [connected, activated, portOpen, heartbeat, gameSession] as const;
const end = [terminated, processEnding, exited] as const;

/** The whole life of a process, as every game session needs it. */
export const plainLife: readonly CheckStep[] = [
  ...beginning,
  playersAccepted,
  unknownPlayerRefused,
  playerRemoved,
  requestRates,
  ...end,
];

/** A life in which the network fails now and then. */
export const hardLife: readonly CheckStep[] = [
  ...beginning,
  reconnected,
  refreshed,
  playersAccepted,
  brokenPlayerRemoved,
  heartbeatAgain,
  ...end,
];
