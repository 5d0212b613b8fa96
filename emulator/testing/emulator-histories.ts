/** Random histories of a whole emulator: API calls, frames, sockets that come and go, commands and clock steps. */
import fc from "fast-check";

/** What may happen. `which` chooses among what there is at that time. */
export interface Happenings {
  host: { readonly isAnywhere: boolean; readonly isSimulated: boolean };
  connect: { readonly which: number };
  loseSocket: { readonly which: number };
  ready: { readonly which: number; readonly port: number };
  heartbeat: { readonly which: number; readonly isHealthy: boolean };
  /** A process that does everything right up to its first heartbeat. */
  placeable: { readonly isAnywhere: boolean; readonly isSimulated: boolean };
  activate: { readonly which: number };
  seat: { readonly which: number; readonly action: "AcceptPlayerSession" | "RemovePlayerSession" };
  ending: { readonly which: number };
  exited: { readonly which: number; readonly exitCode: number };
  /** The id may have been used before. */
  start: {
    readonly queue: "main" | "standard" | "silent";
    readonly players: number;
    readonly maximum: number;
    readonly id: number;
  };
  stop: { readonly which: number };
  create: { readonly isAnywhere: boolean; readonly token: number | undefined };
  terminate: { readonly which: number; readonly isForced: boolean };
  join: { readonly which: number; readonly players: number };
  /** The maximum only grows: one below the present count is allowed, and no contradiction. */
  update: {
    readonly which: number;
    readonly more: number;
    readonly isOpen: boolean;
    readonly isProtected: boolean;
  };
  /** A server opens or closes its game session, and is told of it as of any change. */
  policy: { readonly which: number; readonly isOpen: boolean };
  /** Requests of game servers are failed or ignored from now on, so many times. */
  fault: { readonly action: string; readonly isSilent: boolean; readonly count: number };
  /** How many instances the managed fleet shall have. */
  scale: { readonly desired: number };
  /** EC2 takes an instance of the managed fleet back. */
  interrupt: { readonly which: number };
  /** The user takes the machine of a process away. */
  deregister: { readonly which: number };
  /** A host looks whether processes are wanted somewhere and gets one ready there. */
  fill: { readonly which: number; readonly isSimulated: boolean };
  read: { readonly which: number };
  nonsense: { readonly which: number; readonly kind: number };
  answered: { readonly which: number; readonly isLost: boolean };
  delivered: { readonly isAccepted: boolean };
  pass: { readonly seconds: number; readonly base: "clock" | "real" };
}

export type Happening = {
  [What in keyof Happenings]: { readonly what: What } & Happenings[What];
}[keyof Happenings];

/** One thing that happens, and whether what falls due by it runs before the next. */
export interface Step {
  readonly happening: Happening;
  readonly isSettled: boolean;
}

const which = fc.nat(30);
const arbitraries: {
  readonly [What in keyof Happenings]: {
    readonly weight: number;
    readonly fields: { readonly [Field in keyof Happenings[What]]: fc.Arbitrary<Happenings[What][Field]> };
  };
} = {
  host: { weight: 1, fields: { isAnywhere: fc.boolean(), isSimulated: fc.boolean() } },
  connect: { weight: 2, fields: { which } },
  loseSocket: { weight: 2, fields: { which } },
  ready: { weight: 1, fields: { which, port: fc.integer({ min: 7000, max: 7010 }) } },
  heartbeat: { weight: 4, fields: { which, isHealthy: fc.boolean() } },
  placeable: { weight: 8, fields: { isAnywhere: fc.boolean(), isSimulated: fc.boolean() } },
  activate: { weight: 8, fields: { which } },
  seat: {
    weight: 5,
    fields: { which, action: fc.constantFrom("AcceptPlayerSession", "RemovePlayerSession") },
  },
  ending: { weight: 2, fields: { which } },
  exited: { weight: 2, fields: { which, exitCode: fc.nat(1) } },
  start: {
    weight: 8,
    fields: {
      queue: fc.constantFrom("main", "standard", "silent"),
      players: fc.nat(3),
      maximum: fc.integer({ min: 1, max: 4 }),
      id: fc.nat(60),
    },
  },
  stop: { weight: 1, fields: { which } },
  create: {
    weight: 2,
    fields: { isAnywhere: fc.boolean(), token: fc.option(fc.nat(3), { nil: undefined }) },
  },
  terminate: { weight: 1, fields: { which, isForced: fc.boolean() } },
  join: { weight: 4, fields: { which, players: fc.integer({ min: 1, max: 3 }) } },
  update: {
    weight: 1,
    fields: { which, more: fc.nat(3), isOpen: fc.boolean(), isProtected: fc.boolean() },
  },
  policy: { weight: 2, fields: { which, isOpen: fc.boolean() } },
  fault: {
    weight: 1,
    fields: {
      action: fc.constantFrom("ActivateGameSession", "AcceptPlayerSession", "TerminateServerProcess"),
      isSilent: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
    },
  },
  scale: { weight: 2, fields: { desired: fc.nat(6) } },
  interrupt: { weight: 1, fields: { which } },
  deregister: { weight: 1, fields: { which } },
  fill: { weight: 3, fields: { which, isSimulated: fc.boolean() } },
  read: { weight: 2, fields: { which } },
  nonsense: { weight: 2, fields: { which, kind: fc.nat(7) } },
  answered: { weight: 1, fields: { which, isLost: fc.boolean() } },
  delivered: { weight: 2, fields: { isAccepted: fc.boolean() } },
  pass: {
    weight: 3,
    fields: { seconds: fc.integer({ min: 1, max: 200 }), base: fc.constantFrom("clock", "real") },
  },
};

const happening = fc.oneof(
  ...Object.entries(arbitraries).map(([what, { weight, fields }]) => {
    const members: { readonly [field: string]: fc.Arbitrary<unknown> } = fields;
    const arbitrary = fc.record({ ...members, what: fc.constant(what) });
    return { weight, arbitrary: arbitrary as unknown as fc.Arbitrary<Happening> };
  }),
);

export const history: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    happening,
    isSettled: fc.oneof(
      { weight: 3, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  }),
  { minLength: 15, maxLength: 60, size: "max" },
);
