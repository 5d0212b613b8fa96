/** Game sessions made, changed and ended by API calls in both worlds. */
import type { BothWorlds } from "../both-worlds.ts";
import { fleets, places } from "../given-world.ts";
import { endProcess, failPlacement, tellToEnd } from "../model-endings.ts";
import type { Happening } from "../model-happenings.ts";
import { addGameSession, idleIn } from "../model-placing.ts";
import { isTooSoon } from "../model-time.ts";
import { processOf } from "../model-world.ts";
import { lastSegment } from "../real-records.ts";
import { propertiesOf, propertyMembers } from "./game-properties.ts";
import { pick } from "./pick.ts";

export function createGameSession(worlds: BothWorlds, wish: Happening<"CreateGameSession">): undefined {
  const { model, twin } = worlds;
  const asked = pick(places, wish.place) ?? { fleet: "a", location: "custom-east" };
  const isByAlias = wish.isByAlias && fleets[asked.fleet].region === "us-east-1";
  const fleet = isByAlias ? model.alias : asked.fleet;
  const { location } = asked;
  const { maximum, properties } = wish;
  const token = wish.token === null ? undefined : `token-${fleet}-${wish.token}`;
  const creator = wish.creator === null ? undefined : `creator-${wish.creator}`;
  const answer = twin.ask(
    "CreateGameSession",
    {
      ...(isByAlias ? { AliasId: twin.aliasId } : { FleetId: twin.fleetIds[asked.fleet] }),
      Location: location,
      MaximumPlayerSessionCount: maximum,
      ...(token === undefined ? {} : { IdempotencyToken: token }),
      ...(creator === undefined ? {} : { CreatorId: creator }),
      ...propertyMembers(properties),
    },
    fleets[asked.fleet].region,
  );
  if (fleet === "terminal") return worlds.expect(answer, "TerminalRoutingStrategyException");
  // Clients send game properties in any order.
  const sorted = Object.entries(propertiesOf(properties)).sort();
  const request = JSON.stringify([location, maximum, creator, sorted]);
  const earlier = model.gameSessions.find(
    (one) => one.fleet === fleet && token !== undefined && one.token === token,
  );
  if (earlier !== undefined)
    return worlds.expect(
      answer,
      earlier.request === request ? undefined : "IdempotentParameterMismatchException",
    );
  if (!places.some((place) => place.fleet === fleet && place.location === location))
    return worlds.expect(answer, "InvalidRequestException");
  if (isTooSoon(model, fleet, creator)) return worlds.expect(answer, "LimitExceededException");
  const isIdleThere = idleIn(model, { fleet, location }).length > 0;
  worlds.expect(answer, isIdleThere ? undefined : "FleetCapacityExceededException");
  if (!isIdleThere || typeof answer === "string") return;
  const { GameSession } = answer as { readonly GameSession?: { readonly GameSessionId?: string } };
  addGameSession(model, { fleet, location }, worlds, {
    name: lastSegment(GameSession?.GameSessionId),
    maximum,
    creator,
    token,
    request,
    placement: undefined,
    properties: propertiesOf(properties),
  });
}

export function updateGameSession(worlds: BothWorlds, happening: Happening<"UpdateGameSession">): undefined {
  const { maximum, isOpen, isProtected, properties, which } = happening;
  const gameSession = pick(worlds.model.gameSessions, which);
  const answer = worlds.twin.ask(
    "UpdateGameSession",
    {
      GameSessionId: worlds.idOf(gameSession),
      MaximumPlayerSessionCount: maximum,
      PlayerSessionCreationPolicy: isOpen ? "ACCEPT_ALL" : "DENY_ALL",
      ...(isProtected === null ? {} : { ProtectionPolicy: isProtected ? "FullProtection" : "NoProtection" }),
      ...propertyMembers(properties),
    },
    worlds.regionOf(gameSession),
  );
  if (gameSession === undefined) return worlds.expect(answer, "NotFoundException");
  const isOver = gameSession.status === "TERMINATING" || gameSession.status === "TERMINATED";
  worlds.expect(answer, isOver ? "InvalidGameSessionStatusException" : undefined);
  if (isOver) return;
  gameSession.maximum = maximum;
  gameSession.isOpen = isOpen;
  gameSession.isProtected = isProtected ?? gameSession.isProtected;
  gameSession.properties = { ...gameSession.properties, ...propertiesOf(properties) };
}

export function terminateGameSession(
  worlds: BothWorlds,
  { which, isForced }: Happening<"TerminateGameSession">,
): undefined {
  const { model, twin } = worlds;
  const gameSession = pick(model.gameSessions, which);
  const answer = twin.ask(
    "TerminateGameSession",
    {
      GameSessionId: worlds.idOf(gameSession),
      TerminationMode: isForced ? "FORCE_TERMINATE" : "TRIGGER_ON_PROCESS_TERMINATE",
    },
    worlds.regionOf(gameSession),
  );
  if (gameSession === undefined) return worlds.expect(answer, "NotFoundException");
  if (gameSession.status === "TERMINATED") return worlds.expect(answer, "InvalidGameSessionStatusException");
  const isRefused = isForced && gameSession.fleet !== "managed";
  worlds.expect(answer, isRefused ? "InvalidRequestException" : undefined);
  if (isRefused) return;
  if (gameSession.status === "ACTIVATING") failPlacement(model, gameSession);
  gameSession.status = "TERMINATING";
  gameSession.reason = isForced ? "FORCE_TERMINATED" : "TRIGGERED_ON_PROCESS_TERMINATE";
  const process = processOf(model, gameSession);
  if (!isForced) return tellToEnd(model, process);
  if (process !== undefined) endProcess(model, process, "fails");
}
