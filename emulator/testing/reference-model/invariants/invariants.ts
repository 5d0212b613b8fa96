/** What must be true of both worlds after every step, each with the sentence that says it. */
import type { BothWorlds } from "../both-worlds.ts";
import { activeBeforeFulfilled, onlySeatsThatThereAre, playerFigures } from "./of-game-sessions.ts";
import { hostsKnowWhatIsWanted, sameInstances } from "./of-instances.ts";
import {
  endedStaysEnded,
  firstComeFirstServed,
  nobodyWaitsBesideIdle,
  oneEventPerEnd,
} from "./of-placements.ts";
import { noMoreThanTheSlots, oneGameSessionPerProcess, onlyOneOfEachName } from "./of-processes.ts";
import { sameGameSessions, samePlacements, sameProcesses, sameSeats } from "./of-records.ts";

export interface Invariant {
  readonly says: string;
  /** One line for each place where it does not hold. */
  readonly broken: (worlds: BothWorlds) => readonly string[];
}

export const invariants: readonly Invariant[] = [
  { says: "placements are as the model has them", broken: samePlacements },
  { says: "game sessions are as the model has them", broken: sameGameSessions },
  { says: "player sessions are as the model has them", broken: sameSeats },
  { says: "server processes are as the model has them", broken: sameProcesses },
  { says: "instances are as the model has them", broken: sameInstances },
  { says: "hosts know which instances want processes, and how many", broken: hostsKnowWhatIsWanted },
  {
    says: "a finished placement has one event, of its end, and a pending one has none",
    broken: oneEventPerEnd,
  },
  { says: "a placement that has ended never changes", broken: endedStaysEnded },
  {
    says: "of two placements that ask one queue for the same, the first is tried first",
    broken: firstComeFirstServed,
  },
  { says: "nobody waits while a process is idle where they may go", broken: nobodyWaitsBesideIdle },
  { says: "a FULFILLED placement's game session is ACTIVE, or has been", broken: activeBeforeFulfilled },
  { says: "a seat is given only while there is one", broken: onlySeatsThatThereAre },
  { says: "a game session counts the players that are RESERVED or ACTIVE in it", broken: playerFigures },
  { says: "a process hosts one game session in its life", broken: oneGameSessionPerProcess },
  { says: "no two game sessions share a name", broken: onlyOneOfEachName },
  { says: "an instance runs no more processes than it has slots", broken: noMoreThanTheSlots },
];

/** Everything that is not as it must be, in words. */
export const brokenIn = (worlds: BothWorlds): readonly string[] =>
  invariants.flatMap(({ says, broken }) => broken(worlds).map((where) => `not so: ${says}\n    ${where}`));
