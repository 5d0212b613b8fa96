import type { JournalEntry } from "../../emulator/index.ts";
import type { Cast } from "./cast.ts";
import type { JournalTurn } from "./journal-turns.ts";
import type { Story } from "./story.ts";
import { tellConsequences } from "./tell-consequences.ts";

type Fields = { readonly [name: string]: unknown };

interface Frame {
  readonly words: (fields: Fields, cast: Cast) => string;
  /** The transition that is the frame's plain effect; the frame's own line ends with its status. */
  readonly effect?: string;
}

const frames: { readonly [action: string]: Frame } = {
  ActivateServerProcess: {
    words: (fields) => `is ready for a game session, its port is ${String(fields.Port)}`,
    effect: "server process ACTIVE",
  },
  ActivateGameSession: {
    words: (fields, cast) => `has ${cast.gameSession(fields.GameSessionId)} ready for players`,
    effect: "game session ACTIVE",
  },
  AcceptPlayerSession: {
    words: (fields, cast) => `meets a player who shows ${cast.seat(fields.PlayerSessionId)}`,
    effect: "player session ACTIVE",
  },
  RemovePlayerSession: {
    words: (fields, cast) => `gives ${cast.seat(fields.PlayerSessionId)} back`,
    effect: "player session COMPLETED",
  },
  TerminateServerProcess: { words: () => "says that it is ending" },
};

/** Tells a request that a game server made over its socket. */
export function tellFrame({ entry, consequences }: JournalTurn, cast: Cast, story: Story): void {
  const { wallAt, at, details } = entry;
  const fields = (details.fields ?? {}) as Fields;
  const actor = cast.serverActor(entry.subjectId);
  const refusal = consequences.find((consequence) => consequence.kind === "refusal");
  const frame = frames[entry.what] ?? plainFrame(entry, fields);
  if (frame === undefined && refusal === undefined) {
    story.leaveOut(entry.what === "HeartbeatServerProcess" ? "heartbeats" : "look-ups by game servers");
    tellConsequences(consequences, cast, story);
    return;
  }
  const what = frame === undefined ? entry.what : `${frame.words(fields, cast)} (${entry.what})`;
  if (refusal !== undefined) {
    const message = cast.text(String(refusal.details.message));
    story.tell({ wallAt, at, actor, what: `${what} → refused: ${message}`, isTrouble: true });
    return;
  }
  const effect = consequences.find((consequence) => consequence.what === frame?.effect);
  const status = effect === undefined ? "" : ` → ${effect.what.split(" ").at(-1)}`;
  const isTrouble = entry.what === "HeartbeatServerProcess";
  story.tell({ wallAt, at, actor, what: `${what}${status}`, isTrouble });
  tellConsequences(
    consequences.filter((consequence) => consequence !== effect),
    cast,
    story,
  );
}

/** Healthy heartbeats and questions are left out. */
function plainFrame(entry: JournalEntry, fields: Fields): Frame | undefined {
  if (entry.what === "HeartbeatServerProcess" && fields.HealthStatus !== true) {
    return { words: () => "reports itself unhealthy" };
  }
  if (entry.what === "HeartbeatServerProcess" || entry.what.startsWith("Describe")) return undefined;
  return { words: () => "asks" };
}

/** Tells that a game server's socket came or went. */
export function tellSocket({ entry, consequences }: JournalTurn, cast: Cast, story: Story): void {
  const { wallAt, at, details, subjectId } = entry;
  const actor = cast.serverActor(subjectId);
  const refusal = consequences.find((consequence) => consequence.kind === "refusal");
  if (refusal !== undefined) {
    const what = `may not connect: ${cast.text(String(refusal.details.message))}`;
    story.tell({ wallAt, at, actor, what, isTrouble: true });
    return;
  }
  const isOpened = entry.what === "socket-opened";
  const what = isOpened
    ? `connects with the ${String(details.sdkLanguage)} SDK ${String(details.sdkVersion)}`
    : `is no longer connected (close code ${String(details.code)})`;
  story.tell({ wallAt, at, actor, what });
  tellConsequences(consequences, cast, story);
}

/** Tells what GameLift sent to a game server by itself. */
export function tellPush(entry: JournalEntry, cast: Cast, story: Story): void {
  const { wallAt, at, subjectId } = entry;
  const push = (entry.details.push ?? {}) as Fields;
  const server = cast.server(subjectId);
  const what =
    entry.what === "CreateGameSession"
      ? `tells ${server} to host ${cast.gameSession(push.GameSessionId)}`
      : entry.what === "TerminateProcess"
        ? `tells ${server} to end`
        : entry.what === "RefreshConnection"
          ? `tells ${server} to come by a new socket`
          : `sends to ${server}`;
  story.tell({ wallAt, at, actor: { kind: "gamelift", name: "gamelift" }, what: `${what} (${entry.what})` });
}
