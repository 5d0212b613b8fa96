/** Truths about what happened, each broken by an entry, an event or an index that is not right. */
import type { JournalNote } from "../../runtime/journal.ts";
import type { WorldInOrder } from "../../testing/world-in-order.ts";
import type { ScopeView, WorldView } from "../invariant.ts";
import type { Break } from "./break.ts";

const writes =
  (...notes: readonly JournalNote[]): Break["act"] =>
  (world) => {
    for (const note of notes) world.driver.parts.journal.write(note);
    return undefined;
  };

const processIdOf = ({ tables }: WorldInOrder): string => tables.serverProcesses.all()[0]?.processId ?? "";

const transition = (what: string, subjectId: string, from: string, to: string): JournalNote => ({
  kind: "transition",
  what,
  subjectId,
  details: { from, to },
});

/** The first event with other members, as if it had just been published. */
const event =
  (members: { readonly [member: string]: unknown }): Break["act"] =>
  (world) => {
    const [first] = world.store.outgoingEvents.all();
    world.force(() => {
      if (first !== undefined) world.store.outgoingEvents.put({ ...first, ...members } as typeof first);
    });
    return undefined;
  };

export const breaksOfWhatHappened: readonly Break[] = [
  {
    breaks: "one event per finished placement",
    how: "a second event",
    act: writes({ kind: "event", what: "PlacementFailed published", subjectId: "done", details: {} }),
    says: /placement done has not ended and was told by: PlacementFailed/,
  },
  {
    breaks: "one event per finished placement",
    how: "an event that does not fit",
    act: writes(
      { kind: "event", what: "PlacementFailed published", subjectId: "waiting", details: {} },
      transition("placement CANCELLED", "waiting", "PENDING", "CANCELLED"),
    ),
    says: /placement waiting is CANCELLED and was told by: PlacementFailed/,
  },
  {
    breaks: "one event per finished placement",
    how: "an end that nobody is told of",
    act: writes(transition("placement CANCELLED", "waiting", "PENDING", "CANCELLED")),
    says: /placement waiting is CANCELLED and was told by: no event/,
  },
  {
    breaks: "events tell what happened",
    how: "another port",
    act: (world) => {
      const { message = "" } = world.store.outgoingEvents.all()[0] ?? {};
      return event({ message: message.replace('"7000"', '"7001"') })(world);
    },
    says: /says port 7001, and it is 7000/,
  },
  {
    breaks: "events tell what happened",
    how: "another type",
    act: event({ type: "PlacementFailed" }),
    says: /says status FAILED, and it is FULFILLED/,
  },
  {
    breaks: "events leave in order",
    how: "a number that goes back",
    act: event({ eventId: "event-2", sequence: 1_000_000, sequenceNumber: "1" }),
    says: /placement done has two events(.|\n)*event event-2 bears 1 behind/,
  },
  {
    breaks: "events leave in order",
    how: "an event that was delivered and stays",
    act: (world) => {
      const subjectId = world.store.outgoingEvents.all()[0]?.eventId ?? "";
      return writes({ kind: "input", what: "delivered", subjectId, details: {} })(world);
    },
    says: /was delivered and is still on its way/,
  },
  {
    breaks: "one connection per process",
    how: "a newer socket that it does not use",
    act: (world) =>
      writes({
        kind: "input",
        what: "socket-opened",
        subjectId: processIdOf(world),
        details: { connectionId: "connection-new" },
      })(world),
    says: /has connection-\d+, and its newest is connection-new/,
  },
  {
    breaks: "pushes go to who they are for",
    how: "a start at the wrong process",
    act: (world) => {
      const GameSessionId = world.tables.gameSessions.all()[1]?.gameSessionId;
      const [what, subjectId] = ["CreateGameSession", processIdOf(world)];
      return writes({ kind: "push", what, subjectId, details: { push: { GameSessionId } } })(world);
    },
    says: /was told to start arn:.*trying, and hosts arn:.*done/,
  },
  {
    breaks: "pushes go to who they are for",
    how: "an end that nobody asked for",
    act: (world) =>
      writes({ kind: "push", what: "TerminateProcess", subjectId: processIdOf(world), details: {} })(world),
    says: /was told to end and has no time for it/,
  },
  {
    breaks: "lives go forward",
    how: "a step that no life has",
    act: writes(transition("game session ACTIVATING", "arn:x", "ACTIVE", "ACTIVATING")),
    says: /game session arn:x goes from ACTIVE to ACTIVATING/,
  },
  {
    breaks: "lives go forward",
    how: "a step from elsewhere",
    act: writes(
      transition("player session ACTIVE", "psess-x", "RESERVED", "ACTIVE"),
      transition("player session TIMEDOUT", "psess-x", "RESERVED", "TIMEDOUT"),
    ),
    says: /player session psess-x goes from RESERVED, and was ACTIVE/,
  },
  {
    breaks: "the journal goes forward",
    how: "a number that is missing",
    act: (world) => without(world, ({ journal }) => journal.toSpliced(1, 1)),
    says: /follows \d+/,
  },
  {
    breaks: "the journal goes forward",
    how: "time that goes back",
    act: (world) => without(world, ({ journal }) => journal.map((entry) => ({ ...entry, at: 1 as never }))),
    says: /is of 1, and the one before of/,
  },
  {
    breaks: "nothing fails",
    how: "a rule that threw",
    act: writes({ kind: "failure", what: "the rule x failed", details: { error: "Error: no\n at y" } }),
    says: /^the rule x failed: Error: no$/,
  },
  {
    breaks: "never more seats than the maximum",
    how: "seats that were given away in the meantime",
    act: (world) => {
      const gameSessionId = world.tables.gameSessions.all()[0]?.gameSessionId;
      writes(
        ...["a", "b", "c"].map((playerSessionId) => ({
          ...transition("player session RESERVED", playerSessionId, "new", "RESERVED"),
          details: { record: { playerSessionId, gameSessionId, status: "RESERVED" } },
        })),
      )(world);
      return world.firstLook();
    },
    says: /has 2 seats and had given away 4/,
  },
  {
    breaks: "indexes agree with scans",
    how: "a record that stands elsewhere",
    act: (world) => withIndex(world.firstLook(), () => "elsewhere"),
    says: /placements: the index pendingInQueue has 0 records in elsewhere, and 4 belong there/,
  },
  {
    breaks: "indexes agree with scans",
    how: "a record that should stand nowhere",
    act: (world) => withIndex(world.firstLook(), () => undefined),
    says: /placements: the index pendingInQueue has 1 lists, and should have 0/,
  },
];

/** A look at a longer journal, of which somebody has taken something away. */
function without(world: WorldInOrder, journal: (view: WorldView) => WorldView["journal"]): WorldView {
  world.driver.pass(60, "clock");
  const view = world.look();
  return { ...view, journal: journal(view) };
}

/** The same world, whose placements should be found in another way. */
function withIndex(view: WorldView, pendingInQueue: () => string | undefined): WorldView {
  const asked = (scope: ScopeView): ScopeView => {
    const { placements } = scope.tables;
    const definition = { ...placements.definition, indexes: { pendingInQueue } };
    const other = new Proxy(placements, {
      get: (table, name) => {
        const member: unknown = name === "definition" ? definition : Reflect.get(table, name, table);
        return typeof member === "function" ? member.bind(table) : member;
      },
    });
    return { ...scope, tables: { ...scope.tables, placements: other } };
  };
  return { ...view, scopes: view.scopes.map(asked) };
}
