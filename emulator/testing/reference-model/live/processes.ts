/** What server processes do in both worlds. */
import type { BothWorlds } from "../both-worlds.ts";
import { home, places } from "../given-world.ts";
import { becomesUnhealthy, endProcess } from "../model-endings.ts";
import type { Happening } from "../model-happenings.ts";
import { freeSlots, takeSlot } from "../model-instances.ts";
import { hostedBy, type ModelProcess, placementOf, processOf } from "../model-world.ts";
import { pick, pickMostly } from "./pick.ts";

const UNHEALTHY_REPORT_LIMIT = 3;

export function processStarts(worlds: BothWorlds, happening: Happening<"process starts">): undefined {
  const { model, twin } = worlds;
  const { fleet, location } = pick(places, happening.place) ?? { fleet: "a", location: "custom-east" };
  const processId = `process-${model.processes.length}`;
  const desk = `${location}-${happening.compute}`;
  const compute = twin.startProcess(processId, fleet, location, desk);
  if (fleet === "managed") takeSlot(model, compute);
  isReady(worlds, { processId, fleet, location, compute }, happening.isHealthy);
}

/** A host may start as many on an instance of its own as that has free slots, as often as one is free. */
export function hostStartsProcess(
  worlds: BothWorlds,
  { which, isHealthy }: Happening<"a host starts a process">,
): undefined {
  const { model, twin } = worlds;
  const hosted = model.instances.filter((one) => one.isHosted);
  const instance = pickMostly(hosted, which, (one) => freeSlots(model, one) > 0);
  if (instance === undefined) return;
  const processId = `process-${model.processes.length}`;
  const isStarted = twin.startOnInstance(processId, instance.name);
  const free = freeSlots(model, instance);
  if (isStarted !== free > 0)
    throw new Error(`${instance.name} has ${free} free slots; a process more there: ${isStarted}`);
  const where = { processId, fleet: "managed", location: home, compute: instance.name } as const;
  if (isStarted) isReady(worlds, where, isHealthy);
}

function isReady(
  { model, twin }: BothWorlds,
  where: Pick<ModelProcess, "processId" | "fleet" | "location" | "compute">,
  isHealthy: boolean,
): undefined {
  for (const instance of model.instances) if (instance.name === where.compute) instance.isActive = true;
  const process: ModelProcess = {
    ...where,
    isHealthy: false,
    unhealthyReports: 0,
    lastHealthyAtMs: model.nowMs,
    state: "up",
    endsAtMs: Number.POSITIVE_INFINITY,
    gameSession: undefined,
  };
  model.processes.push(process);
  if (!isHealthy) return;
  twin.frame(process.processId, "HeartbeatServerProcess", { HealthStatus: true });
  process.isHealthy = true;
}

export function heartbeat(
  { model, twin }: BothWorlds,
  { which, isHealthy }: Happening<"heartbeat">,
): undefined {
  const process = pick(
    model.processes.filter(({ state }) => state !== "ended"),
    which,
  );
  if (process === undefined) return;
  twin.frame(process.processId, "HeartbeatServerProcess", { HealthStatus: isHealthy });
  if (process.state === "told to end") return;
  process.isHealthy = isHealthy;
  process.unhealthyReports = isHealthy ? 0 : process.unhealthyReports + 1;
  if (isHealthy) process.lastHealthyAtMs = model.nowMs;
  if (process.unhealthyReports >= UNHEALTHY_REPORT_LIMIT) becomesUnhealthy(model, process);
}

export function crash({ model, twin }: BothWorlds, { which, isBusy }: Happening<"crash">): undefined {
  // A process of an Anywhere fleet that was told to end reports no more, and nobody else watches it.
  const living = model.processes.filter(
    ({ state, fleet }) => state === "up" || (state === "told to end" && fleet === "managed"),
  );
  const busy = living.filter((process) => hostedBy(model, process)?.status === "ACTIVATING");
  const process = pick(isBusy && busy.length > 0 ? busy : living, which);
  if (process === undefined) return;
  twin.crash(process.processId, process.fleet);
  endProcess(model, process, "tries elsewhere");
}

export function processEnding({ model, twin }: BothWorlds, { which }: Happening<"ProcessEnding">): undefined {
  const process = pick(
    model.processes.filter(({ state }) => state !== "ended"),
    which,
  );
  if (process === undefined) return;
  twin.frame(process.processId, "TerminateServerProcess", {});
  endProcess(model, process, "fails");
}

export function activateGameSession(
  worlds: BothWorlds,
  { which }: Happening<"ActivateGameSession">,
): undefined {
  const { model, twin } = worlds;
  const gameSession = pickMostly(model.gameSessions, which, ({ status }) => status === "ACTIVATING");
  const process = gameSession && processOf(model, gameSession);
  if (gameSession === undefined || process === undefined || process.state === "ended") return;
  const isAccepted = twin.frame(process.processId, "ActivateGameSession", {
    GameSessionId: worlds.idOf(gameSession),
  });
  const isExpected = gameSession.status === "ACTIVATING" || gameSession.status === "ACTIVE";
  if (isAccepted !== isExpected)
    throw new Error(
      `ActivateGameSession of ${gameSession.name}, ${gameSession.status}: accepted ${isAccepted}`,
    );
  if (gameSession.status !== "ACTIVATING") return;
  gameSession.status = "ACTIVE";
  const placement = placementOf(model, gameSession);
  if (placement?.status !== "PENDING") return;
  placement.status = "FULFILLED";
  for (let number = 0; number < placement.players; number += 1)
    model.seats.push({
      gameSession: gameSession.name,
      player: `player-${number}`,
      reservedAtMs: model.nowMs,
      status: "RESERVED",
      isForgotten: false,
    });
}
