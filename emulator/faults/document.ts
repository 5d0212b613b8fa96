import { z } from "zod";
import { type SeamName, seamNames } from "../domain/fault.ts";
import type { FaultDefinition } from "./fault-definition.ts";
import { matchOfSeam } from "./match-of-seam.ts";
import { faultTables } from "./table.ts";

/** `docs/faults.md`: what can be made to go wrong, from the faults' own files. */
export function faultsDocument(): string {
  return [
    "# Faults",
    "",
    "Written by `npm run docs` from `emulator/faults`.",
    "",
    "A scenario orders one by `world.fault(name, { match, settings, count, letPass, chance, seconds })`, anybody else by the",
    "control API's command `add-fault`. It acts `count` times (once unless told, `null` for as long as it is there) on what",
    "`match` names (everything unless told), after `letPass` of them have passed, on each with the `chance` (1 unless told),",
    "which comes from the seed; after `seconds` it is over. At the clock it acts once, when it is ordered. What was",
    "ordered in a scenario and never met fails it. A world's clock waits for what `slow-call`, `slow-answer` and `delay-push`",
    "hold, each time that they were ordered to act, beyond the ten seconds within which a world has to settle otherwise.",
    "`scenarios/faults` shows each of them on the whole stack, in a file of its name.",
    ...seamNames.flatMap((seam) => [
      "",
      `## ${seam}`,
      "",
      `\`match\` may name: ${codes(Object.keys(matchOfSeam[seam].shape))}.`,
      "",
      "| fault | what goes wrong | what Nakama and the players see | healed | settings | seconds of |",
      "|---|---|---|---|---|---|",
      ...[...faultTables[seam]].map(([name, definition]) => row(name, definition)),
    ]),
    "",
    "## Beside these",
    "",
    "Programs around the emulator are broken by the scenario itself; a world with `ownBroker` has one that it may break. What",
    "comes at a moment needs no fault.",
    "",
    "| means | what goes wrong | what Nakama and the players see | healed |",
    "|---|---|---|---|",
    ...brokenByScenarios,
    "",
  ].join("\n");
}

const brokenByScenarios: readonly string[] = [
  "| a server with `activateAfterMs`, and `world.clock.advance` | An activation comes one millisecond before a time-out, at the very one, or one behind it. | Before it is in time (111), behind it is too late (112); at the same millisecond it is one or the other, and event, players and GameLift agree which. | Nothing is broken: the clock of a world stands still, so that every millisecond can be hit (`timeout-boundary`). |",
  "| a server with a script: `crashAt`, `neverReady`, `neverActivate`, `silentAfterHeartbeats`, `heartbeatsLateByMs`, `deafButHealthy`, `floodsWith`, `wrongId`, `ignoreTerminate`, `refusePlayers` | The game server itself misbehaves, at its own end of the socket. | `scenarios/servers/misbehaviour.test.ts` and `scenarios/failures/server-crashes.test.ts` tell of each. | Its fleet starts another process where it ends. |",
  "| `world.cutQueuePath(duration)` | Neither GameLift nor Nakama reaches the queue. | Nakama logs failing polls; the event arrives once, later. | By itself after the duration. |",
  "| `world.killBroker()` | The broker is gone, and everything in its queues. | Nakama logs failing polls; players whose event lay there are told nothing. | `world.startBrokerAgain()`: its queues are there and empty, and the next placement is told. |",
  "| `world.broker.pause()` | The broker hangs: connections stay open, nothing comes back. | Players wait. The event is handed over again under its old id, and they are told once. | `world.broker.resume()`. |",
  "| `world.nakama.kill()` | Nakama is gone, at the moment that `world.journal.when` waits for. | Killed between the event and its receive, it stores the game session when it is back, and tells nobody; who matches again plays (`nakama-killed`). | `world.nakama.startAgain()`. |",
  "| `world.nakama.pause()` | Nakama hangs: its connections stay open, nothing comes back. | Players wait, and are told once (`nakama-paused`). | `world.nakama.resume()`. |",
  "| `world.nakama.another()` | A second Nakama on the same database and queue. | Whichever of them takes the event, only the one that asked for the placement knows whom to tell: the others' players are told nothing ([defects](defects.md)). | Nothing heals it. |",
  "| `world.database.refuse()` | Nakama's database is down: connections are cut, and none are taken. | The event cannot be stored and comes again every ten seconds; players are told once, when the database is back (`database-down`). | `world.database.admit()`: what was stored is there. |",
  "| `world.database.lock(table)` | A table of Nakama's database is locked. | What reads or writes it hangs; players wait, and are told once (`database-locked`). | By the function that it answers. |",
  "| `world.database.lockWrites(table)` | A table of Nakama's database can be read and not written; its `hanging(count)` waits until so many writes hang. | Who has read before is out of date when the writes go on: of two Joins one is counted (D10 of the [defects](defects.md)). | By the `free()` that it answers. |",
  '| `world.emulator.kill()`, in a world with `emulator: "process"` | GameLift is gone, with all that it knew. | Nakama logs failing polls and lives on; players are told that there is no game session. An event of a game session that nobody knows any more comes again every ten seconds, for ever (`emulator-killed`). | `world.emulator.startAgain()` on the same ports, and `setUpAgain()`: from the same seed the same ids, so that Nakama need not be started again. |',
];

const row = (
  name: string,
  {
    meaning,
    seen,
    healing,
    healsIn,
    settings,
  }: Pick<FaultDefinition<SeamName>, "meaning" | "seen" | "healing" | "healsIn" | "settings">,
): string =>
  `| \`${name}\` | ${meaning} | ${seen} | ${healing} | ${settingsOf(settings)} | ${secondsOf[healsIn ?? "none"]} |`;

const secondsOf = { GameLift: "GameLift", machine: "the machine", none: "" } as const;

function settingsOf(settings: z.ZodType): string {
  const { properties = {} } = z.toJSONSchema(settings, { io: "input", unrepresentable: "any" });
  const names = Object.keys(properties);
  return names.length === 0 ? "" : codes(names);
}

const codes = (names: readonly string[]): string =>
  names.length === 0 ? "nothing" : names.map((name) => `\`${name}\``).join(", ");
