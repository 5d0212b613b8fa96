/** A recording of a short history, made in process, as a file that a test may spoil. */

import { recordingHeader } from "../recording/recording-header.ts";
import { writeRecording } from "../recording/write-recording.ts";
import { stateHash } from "../store/hash.ts";
import { CoreDriver } from "./core-driver.ts";

/** Two servers, a placement that is fulfilled, one that waits; sixty GameLift seconds. */
export function recordHistory(file: string): CoreDriver {
  const driver = new CoreDriver("recorded");
  driver.setUp();
  for (const port of [7001, 7002]) {
    const host = driver.host(false, true);
    driver.connect(host);
    driver.ready(host, port);
    driver.frame(host.processId, "HeartbeatServerProcess", { HealthStatus: true });
  }
  for (const [index, PlacementId] of ["match-1", "match-2", "match-3"].entries()) {
    const DesiredPlayerSessions = [{ PlayerId: `ada-${index}` }, { PlayerId: `ben-${index}` }];
    const wish = { PlacementId, GameSessionQueueName: "main", MaximumPlayerSessionCount: 4 };
    driver.call("StartGameSessionPlacement", { ...wish, DesiredPlayerSessions });
  }
  driver.settle();
  const [gameSession] = driver.tables.gameSessions.all();
  const { gameSessionId: GameSessionId, processId = "" } = gameSession ?? {};
  driver.frame(processId, "ActivateGameSession", { GameSessionId });
  driver.settle();
  driver.pass(5, "clock");
  const { parts } = driver;
  parts.core.close();
  const header = recordingHeader({ seed: "recorded" }, parts, "a short history");
  writeRecording(file, { header, entries: parts.journal.after(0), stateHash: stateHash(parts.store) });
  return driver;
}
