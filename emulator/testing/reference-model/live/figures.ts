/** What the API tells of placements and of players, beside what the model knows of them. */
import type { BothWorlds } from "../both-worlds.ts";
import { fleets, home, queueRegions } from "../given-world.ts";
import type { Happening } from "../model-happenings.ts";
import { seatsHeldIn } from "../model-world.ts";
import { lastSegment } from "../real-records.ts";
import { pick } from "./pick.ts";

/** @throws Error when the answer is of another status, game session, Region or number of players. */
export function describeGameSessionPlacement(
  worlds: BothWorlds,
  { which }: Happening<"DescribeGameSessionPlacement">,
): undefined {
  const { model, twin } = worlds;
  const placement = pick(model.placements, which);
  const region = queueRegions[placement?.queue ?? "one"];
  const answer = twin.ask(
    "DescribeGameSessionPlacement",
    { PlacementId: placement?.id ?? "unknown" },
    region,
  );
  worlds.expect(answer, placement === undefined ? "NotFoundException" : undefined);
  if (placement === undefined || typeof answer === "string") return;
  const { GameSessionPlacement: told = {} } = answer as { readonly GameSessionPlacement?: Told };
  const known = [...model.gameSessions, ...model.forgotten];
  const made = known.find(({ name }) => name === placement.attempts.at(-1));
  const isEnded = placement.status !== "PENDING";
  // The name of a custom location stands where a Region would.
  const expected = [
    ...[placement.status, made?.name, made?.location, isEnded],
    placement.status === "FULFILLED" ? placement.players : 0,
  ];
  const found = [
    ...[told.Status, told.GameSessionId && lastSegment(told.GameSessionId), told.GameSessionRegion],
    ...[told.EndTime !== undefined, told.PlacedPlayerSessions?.length ?? 0],
  ];
  if (found.join() !== expected.join())
    throw new Error(`${placement.id} is told as ${found.join()}, and should be ${expected.join()}`);
}

interface Told {
  readonly Status?: string;
  readonly GameSessionId?: string;
  readonly GameSessionRegion?: string;
  readonly EndTime?: unknown;
  readonly PlacedPlayerSessions?: readonly unknown[];
}

/** @throws Error when the answer is of another game session, status or protection. */
export function describeGameSessionDetails(
  worlds: BothWorlds,
  { which }: Happening<"DescribeGameSessionDetails">,
): undefined {
  const gameSession = pick(worlds.model.gameSessions, which);
  const answer = worlds.twin.ask(
    "DescribeGameSessionDetails",
    { GameSessionId: worlds.idOf(gameSession) },
    worlds.regionOf(gameSession),
  );
  worlds.expect(answer, gameSession === undefined ? "NotFoundException" : undefined);
  if (gameSession === undefined || typeof answer === "string") return;
  const [detail] = (answer.GameSessionDetails ?? []) as unknown as readonly ToldDetail[];
  const { GameSessionId, Status } = detail?.GameSession ?? {};
  const found = [lastSegment(GameSessionId), Status, detail?.ProtectionPolicy].join();
  const { name, status, isProtected } = gameSession;
  const expected = [name, status, isProtected ? "FullProtection" : "NoProtection"].join();
  if (found !== expected) throw new Error(`${name} is told as ${found}, and should be ${expected}`);
}

interface ToldDetail {
  readonly GameSession?: { readonly GameSessionId?: string; readonly Status?: string };
  readonly ProtectionPolicy?: string;
}

/** @throws Error when the managed fleet's players are not those who hold a seat in its ACTIVE game sessions. */
export function describeFleetUtilization({ model, twin }: BothWorlds): undefined {
  const answer = twin.sure(
    "DescribeFleetUtilization",
    { FleetIds: [twin.fleetIds.managed] },
    fleets.managed.region,
  );
  const [told] = (answer.FleetUtilization ?? []) as unknown as readonly {
    readonly CurrentPlayerSessionCount?: number;
  }[];
  const held = model.gameSessions
    .filter(({ fleet, location, status }) => fleet === "managed" && location === home && status === "ACTIVE")
    .reduce((sum, { name }) => sum + seatsHeldIn(model, name), 0);
  if (told?.CurrentPlayerSessionCount !== held)
    throw new Error(`the managed fleet tells of ${told?.CurrentPlayerSessionCount} players, and has ${held}`);
}
