/** Placements asked for and stopped in both worlds. */
import type { BothWorlds } from "../both-worlds.ts";
import { locations, queueRegions } from "../given-world.ts";
import type { Happening } from "../model-happenings.ts";
import { queueNamed, type Report } from "../model-world.ts";
import { propertiesOf, propertyMembers } from "./game-properties.ts";
import { pick } from "./pick.ts";

export function startGameSessionPlacement(
  worlds: BothWorlds,
  wish: Happening<"StartGameSessionPlacement">,
): undefined {
  const { model, twin } = worlds;
  const id = `placement-${wish.id}`;
  const { override, maximum, players, properties } = wish;
  const reports: Report[] = wish.latencies.flatMap((ofOne, player) =>
    ofOne.flatMap((milliseconds, index) =>
      milliseconds === null
        ? []
        : [{ player: `player-${player}`, location: locations[index] ?? "", milliseconds }],
    ),
  );
  const answer = twin.ask(
    "StartGameSessionPlacement",
    {
      PlacementId: id,
      GameSessionQueueName: wish.queue,
      MaximumPlayerSessionCount: maximum,
      DesiredPlayerSessions: Array.from({ length: players }, (_, index) => ({ PlayerId: `player-${index}` })),
      PlayerLatencies: reports.map(({ player, location, milliseconds }) => ({
        PlayerId: player,
        RegionIdentifier: location,
        LatencyInMilliseconds: milliseconds,
      })),
      ...propertyMembers(properties),
      ...(override === null
        ? {}
        : {
            PriorityConfigurationOverride: {
              LocationOrder: override.locations,
              PlacementFallbackStrategy: override.isOnly ? "NONE" : "DEFAULT_AFTER_SINGLE_PASS",
            },
          }),
    },
    queueRegions[wish.queue],
  );
  const queue = queueNamed(model, wish.queue);
  if (!queue.exists) return worlds.expect(answer, "NotFoundException");
  const isRefused =
    model.placements.some((placement) => placement.id === id) ||
    players > maximum ||
    (override !== null && (reports.length > 0 || queue.priority?.keys[0] !== "LOCATION"));
  worlds.expect(answer, isRefused ? "InvalidRequestException" : undefined);
  if (isRefused) return;
  model.placements.push({
    id,
    queue: wish.queue,
    startedAtMs: model.nowMs,
    maximum,
    players,
    reports,
    properties: propertiesOf(properties),
    override: override ?? undefined,
    isOverrideOver: false,
    status: "PENDING",
    attempts: [],
    tried: [],
  });
}

export function stopGameSessionPlacement(
  worlds: BothWorlds,
  { which }: Happening<"StopGameSessionPlacement">,
): undefined {
  const { model, twin } = worlds;
  const placement = pick(model.placements, which);
  const region = queueRegions[placement?.queue ?? "one"];
  const answer = twin.ask("StopGameSessionPlacement", { PlacementId: placement?.id ?? "unknown" }, region);
  if (placement === undefined) return worlds.expect(answer, "NotFoundException");
  const isStoppable = placement.status === "PENDING" && placement.attempts.length === 0;
  worlds.expect(answer, isStoppable ? undefined : "InvalidRequestException");
  if (isStoppable) placement.status = "CANCELLED";
}
