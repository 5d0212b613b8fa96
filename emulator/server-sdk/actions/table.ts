import type { Action } from "../action.ts";
import { acceptPlayerSession } from "./accept-player-session.ts";
import { activateGameSession } from "./activate-game-session.ts";
import { activateServerProcess } from "./activate-server-process.ts";
import { describePlayerSessions } from "./describe-player-sessions.ts";
import { getComputeCertificate } from "./get-compute-certificate.ts";
import { getFleetRoleCredentials } from "./get-fleet-role-credentials.ts";
import { heartbeatServerProcess } from "./heartbeat-server-process.ts";
import { removePlayerSession } from "./remove-player-session.ts";
import { startMatchBackfill } from "./start-match-backfill.ts";
import { stopMatchBackfill } from "./stop-match-backfill.ts";
import { terminateServerProcess } from "./terminate-server-process.ts";
import { updatePlayerSessionCreationPolicy } from "./update-player-session-creation-policy.ts";

/** The actions that game servers may ask for, by their name on the wire. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    AcceptPlayerSession: acceptPlayerSession,
    ActivateGameSession: activateGameSession,
    ActivateServerProcess: activateServerProcess,
    DescribePlayerSessions: describePlayerSessions,
    GetComputeCertificate: getComputeCertificate,
    GetFleetRoleCredentials: getFleetRoleCredentials,
    HeartbeatServerProcess: heartbeatServerProcess,
    RemovePlayerSession: removePlayerSession,
    StartMatchBackfill: startMatchBackfill,
    StopMatchBackfill: stopMatchBackfill,
    TerminateServerProcess: terminateServerProcess,
    UpdatePlayerSessionCreationPolicy: updatePlayerSessionCreationPolicy,
  }),
);

/** Those of them that are read and checked, and then refused: they ask for FlexMatch, which is not emulated. */
export const refusedActions: ReadonlySet<string> = new Set(["StartMatchBackfill", "StopMatchBackfill"]);
