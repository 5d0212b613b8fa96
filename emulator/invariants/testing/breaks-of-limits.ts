/** Truths about sockets, timers, capacity, settings and names, broken in the same way. */
import { instant } from "../../domain/instant.ts";
import type { Break } from "./break.ts";
import { at, broken, like, nth } from "./forced-records.ts";

export const breaksOfLimits: readonly Break[] = [
  broken(
    "one connection per process",
    "a socket of two processes",
    like("serverProcesses", { processId: "process-new" }),
    /belongs to process .* and process-new/,
  ),
  broken(
    "what must wait waits",
    "a time-out that is gone",
    (world) => {
      const timeout = world.store.timers.all().find(({ purpose }) => purpose === "placement-timeout");
      world.force(() => world.store.timers.delete(timeout?.timerId ?? ""));
      return undefined;
    },
    /placement-timeout of \w+ does not wait/,
  ),
  broken(
    "what must wait waits",
    "a reservation that waits for too long",
    (world) => {
      const timer = world.store.timers.all().find(({ purpose }) => purpose === "reservation-timeout");
      if (timer !== undefined)
        world.force(() => world.store.timers.put({ ...timer, dueAt: instant(timer.dueAt + 1) }));
      return undefined;
    },
    /reservation-timeout of \S+ waits until/,
  ),
  broken(
    "nothing waits for what is over",
    "a time-out of what has ended",
    (world) => {
      const timer = world.store.timers.all().find(({ purpose }) => purpose === "placement-timeout");
      if (timer !== undefined)
        world.force(() => world.store.timers.put({ ...timer, timerId: "t", subjectId: "done" }));
      return undefined;
    },
    /placement-timeout of done waits for nothing/,
  ),
  broken(
    "nothing overdue",
    "a rule that the clock has passed",
    (world) => {
      const [timer] = world.store.timers.all();
      if (timer !== undefined)
        world.force(() => world.store.timers.put({ ...timer, base: "clock", dueAt: at(0) }));
      return world.firstLook();
    },
    /should have run at/,
  ),
  broken(
    "instances count what runs",
    "a slot that nobody has",
    like("instances", { takenSlotCount: 5 }),
    /counts 5 slots, of 1 processes/,
  ),
  broken(
    "instances count what runs",
    "a machine that is over",
    like("instances", { instanceId: "i-x", status: "TERMINATING" }),
    /i-x has no compute(.|\n)*is TERMINATING with 0 processes/,
  ),
  broken(
    "figures agree with records",
    "a figure that was not kept up",
    like("locationUsages", { activeGameSessionCount: 7 }),
    /counts activeGameSessionCount 7, and there are 1/,
  ),
  broken(
    "settings stay within limits",
    "a queue that waits for ever",
    like("queues", { timeoutSeconds: 100_000 }),
    /queue main waits 100000 s/,
  ),
  broken(
    "settings stay within limits",
    "a property that is there twice",
    (world) => {
      const { gameProperties } = nth(world.tables, "gameSessions");
      return like("gameSessions", { gameProperties: [...gameProperties, ...gameProperties] })(world);
    },
    /has 2 properties of 1 keys/,
  ),
  broken(
    "what is named exists",
    "a process of a fleet that is gone",
    like("serverProcesses", { processId: "process-new", fleetId: "fleet-x" }),
    /process process-new is of fleet fleet-x, which does not exist/,
  ),
  broken(
    "what is named exists",
    "a placement in no queue",
    like("placements", { placementId: "lost", queueName: "none" }, 2),
    /placement lost waits in queue none, which does not exist/,
  ),
  broken(
    "tags belong to resources",
    "tags of nothing",
    like("tags", { resourceArn: "arn:none" }),
    /arn:none has tags and does not exist/,
  ),
];
