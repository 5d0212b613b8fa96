import { CreateGameSessionCommand } from "@aws-sdk/client-gamelift";
import type { JournalEntry } from "../../../emulator/index.ts";
import { type CheckStep, right, type Sight, wrong } from "../check-step.ts";
import type { Examination } from "../examination.ts";
import { becomes, messageOf, pushed, requestRefused } from "../life-moments.ts";
import { unseen } from "../unseen.ts";

/** Seats of the game session: two players of the check, and some to spare. */
const SEATS = 8;

/** OnStartGameSession and ActivateGameSession. */
export const gameSession: CheckStep = {
  name: "game-session",
  title: "activates a game session",
  needs: ["heartbeat"],
  expected: ({ activationSeconds }) =>
    `ActivateGameSession within ${activationSeconds} s of CreateGameSession`,
  look: async (examination) => {
    const { life, limits, findings } = examination;
    const from = life.position;
    const gameSessionId = await createGameSession(examination);
    findings.gameSessionId = gameSessionId;
    const isActive = becomes("game session", "ACTIVE", gameSessionId);
    const withinSeconds = limits.activationSeconds;
    const sighting = await life.next(isActive, { withinSeconds, from });
    if (sighting.kind === "seen") return activeAfter(examination, sighting.value, from);
    const refused = life.find(requestRefused("ActivateGameSession"), from);
    if (refused !== undefined)
      return wrong(`ActivateGameSession was refused: ${messageOf(refused)}`, wrongId);
    return unseen(examination, sighting, "no ActivateGameSession", withinSeconds, tooLate(withinSeconds));
  },
};

async function createGameSession(examination: Examination): Promise<string> {
  const { ground, gameProperties, gameSessionData } = examination;
  const properties = Object.entries(gameProperties).map(([Key, Value]) => ({ Key, Value }));
  const { GameSession } = await ground.gamelift.send(
    new CreateGameSessionCommand({
      FleetId: ground.fleetId,
      Location: ground.location,
      MaximumPlayerSessionCount: SEATS,
      Name: "server check",
      GameProperties: properties,
      ...(gameSessionData === undefined ? {} : { GameSessionData: gameSessionData }),
    }),
  );
  return GameSession?.GameSessionId ?? "";
}

function activeAfter({ life }: Examination, active: JournalEntry, from: number): Sight {
  const push = life.find(pushed("CreateGameSession"), from);
  const seconds = push === undefined ? 0 : (active.wallAt - push.wallAt) / 1000;
  return right(`active ${seconds.toFixed(1)} s after it was told`);
}

const wrongId =
  "Activate the game session that OnStartGameSession was called with; the SDKs remember its id, so nothing has to be passed.";

const tooLate = (seconds: number): string =>
  "In OnStartGameSession prepare the game and call ActivateGameSession, also when there is nothing to prepare. A server " +
  `that needs longer than ${seconds} s is checked with --activation-seconds, and its runtime configuration says as much ` +
  "in GameSessionActivationTimeoutSeconds (600 at most).";
