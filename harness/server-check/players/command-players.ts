import { join } from "node:path";
import { type ChildHandle, startChild } from "../../stack/child-process.ts";
import type { PlayerEntrance, PlayerSeat } from "./player-entrance.ts";

/** Wall milliseconds that a player's program may take to leave when it is asked to. */
const LEAVE_LIMIT_MS = 5_000;
/** Of the output of the latest player. */
const SHOWN_LINES = 3;

/** Players who are programs of the user's: a command line each, ended by SIGTERM to leave and by SIGKILL to break off. */
export class CommandPlayers implements PlayerEntrance {
  readonly isTry = false;
  readonly tellsRefusals = false;
  readonly patienceSeconds = undefined;
  readonly #commandLine: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #logFolder: string;
  readonly #children: ChildHandle[] = [];

  constructor(options: {
    /** With {ip}, {port}, {playerSession} and {gameSession}; run by /bin/sh. */
    readonly commandLine: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly folder: string;
    readonly logFolder: string;
  }) {
    this.#commandLine = options.commandLine;
    this.#environment = options.environment;
    this.#folder = options.folder;
    this.#logFolder = options.logFolder;
  }

  async enter(seat: PlayerSeat): ReturnType<PlayerEntrance["enter"]> {
    const player = startChild({
      name: `player ${seat.playerSessionId}`,
      command: "/bin/sh",
      args: ["-c", filled(this.#commandLine, seat)],
      env: this.#environment,
      cwd: this.#folder,
      logFile: join(this.#logFolder, `player-${seat.playerSessionId}.log`),
    });
    this.#children.push(player);
    return {
      kind: "entered",
      visit: {
        leave: () => player.stop({ withinMs: LEAVE_LIMIT_MS }).catch(() => undefined),
        cut: () => player.signalGroup("SIGKILL"),
      },
    };
  }

  lastOutput(): string {
    return this.#children.at(-1)?.tail(SHOWN_LINES) ?? "";
  }

  async close(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.kill()));
  }
}

/** None of the values holds anything that a shell would take for its own: ids, numbers and an address. */
function filled(commandLine: string, seat: PlayerSeat): string {
  return commandLine
    .replaceAll("{ip}", seat.ipAddress)
    .replaceAll("{port}", String(seat.port))
    .replaceAll("{playerSession}", seat.playerSessionId)
    .replaceAll("{gameSession}", seat.gameSessionId);
}
