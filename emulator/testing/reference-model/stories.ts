/** Short stories that chance alone would hardly ever tell; each ends where a rule of placement or creation decides. */
import fc from "fast-check";
import { instanceStartSeconds, places, retentionDays } from "./given-world.ts";
import type { Happening, ModelHappening, What } from "./model-happenings.ts";
import type { PriorityKey } from "./model-world.ts";
import {
  act,
  capacity,
  creation,
  hostStarts,
  key,
  overridden,
  place,
  placement,
  processStarts,
  protecting,
  queue,
  seldom,
  someLocations,
  toTheLimit,
  update,
  which,
} from "./single-happenings.ts";

type Story = fc.Arbitrary<readonly ModelHappening[]>;
const crashOfBusy = act("crash", { which, isBusy: fc.constant(true) });
const compute = fc.nat(1);
const endOfOne = fc.oneof(
  act("crash", { which, isBusy: fc.boolean() }),
  act("ProcessEnding", { which }),
  act("TerminateGameSession", { which, isForced: fc.boolean() }),
);
const managedPlace = places.findIndex(({ fleet }) => fleet === "managed");
/** The same thing with another number here and there. */
const changed = <Kind extends What>(
  happening: ModelHappening,
  fields: Partial<Happening<Kind>>,
): ModelHappening => ({ ...happening, ...fields }) as ModelHappening;
const healthyAt = (at: number): ModelHappening => ({
  what: "process starts",
  place: at,
  compute: 0,
  isHealthy: true,
});

/** A queue prefers some locations, a placement wants others first, and its attempts fail one after the other. */
const overrideStory: Story = fc
  .tuple(
    fc.tuple(queue, key, someLocations),
    fc.array(processStarts, { minLength: 2, maxLength: 5 }),
    overridden,
    fc.array(fc.oneof(crashOfBusy, toTheLimit, processStarts), { minLength: 1, maxLength: 3 }),
  )
  .map(([[name, second, locations], processes, start, after]) => {
    const keys = [...new Set<PriorityKey>(["LOCATION", second])];
    const priority: ModelHappening = { what: "queue priority", queue: name, keys, locations };
    return [priority, ...processes, changed<"StartGameSessionPlacement">(start, { queue: name }), ...after];
  });

/** The same creator wants another game session just before, at, or after the end of the second. */
const creatorStory: Story = fc
  .tuple(place, creation, compute, fc.constantFrom(1_000, 999, 1_001))
  .map(([at, created, creator, milliseconds]) => {
    const made = changed<"CreateGameSession">(created, { place: at, isByAlias: false, token: null, creator });
    return [healthyAt(at), healthyAt(at), made, { what: "time passes", milliseconds }, made];
  });

/** The same token comes again, with the same parameters or others. */
const tokenStory: Story = fc
  .tuple(place, creation, creation, fc.boolean())
  .map(([at, created, other, isSame]) => {
    const fields = { place: at, isByAlias: false, token: 0, creator: null };
    const made = changed<"CreateGameSession">(created, fields);
    return [healthyAt(at), made, isSame ? made : changed<"CreateGameSession">(other, fields)];
  });

/** Several wait, of one queue or of several, and then there is room for some of them. */
const lineStory: Story = fc
  .tuple(
    fc.array(placement, { minLength: 2, maxLength: 4 }),
    fc.array(processStarts, { minLength: 1, maxLength: 3 }),
  )
  .map(([placements, processes]) => [...placements, ...processes]);

/** The alias leads elsewhere, and then to where a process is idle. */
const aliasStory: Story = fc
  .tuple(fc.constantFrom("b", "terminal"), fc.nat(1), placement)
  .map(([elsewhere, at, start]) => [
    { what: "alias leads to", to: elsewhere },
    healthyAt(at),
    changed<"StartGameSessionPlacement">(start, { queue: "one" }),
    { what: "alias leads to", to: "a" },
  ]);

/** A compute may activate one game session at a time: the next waits until that is over, in one way or another. */
const activationStory: Story = fc
  .tuple(
    place,
    fc.tuple(placement, placement),
    fc.oneof(crashOfBusy, toTheLimit, act("ActivateGameSession", { which })),
  )
  .map(([at, placements, over]) => [
    { what: "UpdateRuntimeConfiguration", place: at, activationSeconds: 5, activations: 1 },
    ...[healthyAt(at), healthyAt(at)],
    ...placements,
    over,
  ]);

/** Players sit in a game session, or are about to, when it or its process ends. */
const gameStory: Story = fc
  .tuple(
    place,
    creation,
    fc.constantFrom<"ProcessEnding" | "TerminateGameSession" | "crash">(
      "ProcessEnding",
      "TerminateGameSession",
      "crash",
    ),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([at, created, end, last]) => [
    healthyAt(at),
    changed<"CreateGameSession">(created, { place: at, isByAlias: false }),
    { what: "ActivateGameSession", which: 1 },
    { what: "CreatePlayerSessions", which: last, players: 1 },
    { what: "AcceptPlayerSession", which: last },
    end === "crash"
      ? { what: end, which: 0, isBusy: false }
      : end === "ProcessEnding"
        ? { what: end, which: 0 }
        : { what: end, which: 0, isForced: true },
  ]);

/** The same, then it is over for as long as it is kept, or nearly, and then another wants its token and its players. */
const forgettingStory: Story = fc.tuple(gameStory, fc.constantFrom(0, 0, -1)).map(([game, offset]) => {
  const named = game.map((one) =>
    one.what === "CreateGameSession" ? changed<"CreateGameSession">(one, { token: 0, creator: null }) : one,
  );
  const milliseconds = retentionDays * 24 * 3_600_000 + offset;
  return [...named, { what: "time passes", milliseconds }, ...named.slice(0, 4)];
});

/** A report of a process comes in time, and the limit of its health is where that report has moved it. */
const healthStory: Story = fc
  .tuple(place, fc.constantFrom(5_000, 60_000), which, fc.boolean(), fc.constantFrom(-1, 0))
  .map(([at, milliseconds, number, isHealthy, offset]) => [
    healthyAt(at),
    { what: "time passes", milliseconds },
    { what: "heartbeat", which: number, isHealthy },
    { what: "time passes to the next limit", offset },
  ]);

/** The limit of a game session's activation passes with, or just beside, that of its process's health. */
const twoLimitsStory: Story = fc
  .tuple(place, fc.oneof(creation, placement), fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 0, -1, 1))
  .map(([at, start, activationSeconds, offset]) => [
    { what: "UpdateRuntimeConfiguration", place: at, activationSeconds, activations: null },
    healthyAt(at),
    { what: "time passes", milliseconds: (180 - activationSeconds) * 1_000 + offset },
    start.what === "CreateGameSession"
      ? changed<"CreateGameSession">(start, { place: at, isByAlias: false, token: null, creator: null })
      : start,
    { what: "time passes", milliseconds: activationSeconds * 1_000 },
  ]);

/** The managed fleet is scaled down or up while game sessions are at different points of their lives there. */
const capacityStory: Story = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.oneof(creation, act("ActivateGameSession", { which })), { minLength: 1, maxLength: 4 }),
    fc.array(fc.oneof(capacity, toTheLimit, processStarts), { minLength: 1, maxLength: 4 }),
  )
  .map(([processes, game, after]) => [
    ...Array.from({ length: processes }, () => healthyAt(managedPlace)),
    ...game.map((one) =>
      one.what === "CreateGameSession"
        ? changed<"CreateGameSession">(one, { place: managedPlace, isByAlias: false })
        : one,
    ),
    ...after,
    { what: "DescribeFleetCapacity" },
  ]);

/**
 * Scaling in meets game sessions that are protected, or were; what keeps the instance there ends in one way or another,
 * and then there is one too many.
 */
const protectionStory: Story = fc
  .tuple(
    fc.tuple(fc.integer({ min: 1, max: 4 }), seldom, fc.nat(1)),
    fc.array(creation, { minLength: 1, maxLength: 3 }),
    fc.array(fc.oneof(protecting, update), { maxLength: 2 }),
    fc.array(fc.oneof(endOfOne, update, toTheLimit, placement), { minLength: 1, maxLength: 5 }),
  )
  .map(([[processes, isPlain, desired], created, before, after]) => [
    { what: "UpdateFleetAttributes", place: managedPlace, isProtecting: !isPlain },
    ...Array.from({ length: processes }, () => healthyAt(managedPlace)),
    ...created.flatMap((one): readonly ModelHappening[] => [
      changed<"CreateGameSession">(one, {
        place: managedPlace,
        isByAlias: false,
        token: null,
        creator: null,
      }),
      { what: "ActivateGameSession", which: 1 },
    ]),
    ...before,
    { what: "UpdateFleetCapacity", desired },
    { what: "DescribeFleetCapacity" },
    ...after,
    { what: "DescribeFleetCapacity" },
  ]);

/** More is wanted of the managed fleet, hosts fill what comes as soon as they may, and game sessions go there. */
const scaleOutStory: Story = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom(0, 0, 0, -1),
    fc.array(hostStarts, { minLength: 1, maxLength: 5 }),
    fc.array(fc.oneof(placement, creation, endOfOne, hostStarts, hostStarts, capacity), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([more, offset, filled, after]) => [
    { what: "UpdateFleetCapacity", desired: 1 + more },
    { what: "DescribeFleetCapacity" },
    { what: "time passes", milliseconds: instanceStartSeconds * 1_000 + offset },
    ...filled,
    ...after.map((one) =>
      one.what === "CreateGameSession"
        ? changed<"CreateGameSession">(one, { place: managedPlace, isByAlias: false })
        : one.what === "StartGameSessionPlacement"
          ? changed<"StartGameSessionPlacement">(one, { queue: "two" })
          : one,
    ),
    { what: "DescribeFleetCapacity" },
  ]);

export const stories: readonly Story[] = [
  overrideStory,
  creatorStory,
  tokenStory,
  lineStory,
  aliasStory,
  activationStory,
  gameStory,
  forgettingStory,
  healthStory,
  twoLimitsStory,
  capacityStory,
  protectionStory,
  scaleOutStory,
];
