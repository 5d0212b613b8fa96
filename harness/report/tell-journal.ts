import type { JournalEntry } from "../../emulator/index.ts";
import type { Cast } from "./cast.ts";
import { type JournalTurn, journalTurns } from "./journal-turns.ts";
import { launchInWords } from "./launch-in-words.ts";
import { setUpSteps } from "./operation-words.ts";
import { gameLift, nakama, type Story, scenarioItself } from "./story.ts";
import { tellCall } from "./tell-call.ts";
import { tellConsequences, tellEvent } from "./tell-consequences.ts";
import { QueueTeller } from "./tell-queue.ts";
import { tellFrame, tellPush, tellSocket } from "./tell-server.ts";

/**
 * Tells an emulator's journal, in its order.
 *
 * @param queueTeller the one that told the part before this, where a journal is told in parts.
 */
export function tellJournal(
  entries: readonly JournalEntry[],
  cast: Cast,
  story: Story,
  queueTeller: QueueTeller = new QueueTeller(cast, story),
): void {
  for (const turn of journalTurns(entries)) {
    const { entry, consequences } = turn;
    const { wallAt, at } = entry;
    story.from([entry]);
    switch (entry.kind) {
      case "input":
        tellInput(turn, cast, story);
        continue;
      case "queue":
        queueTeller.tell(entry);
        break;
      case "push":
        tellPush(entry, cast, story);
        break;
      case "event":
        tellEvent(entry, cast, story);
        break;
      case "transition":
      case "attempt":
        tellConsequences([entry], cast, story);
        break;
      case "refusal":
      case "failure": {
        const { message, error, problem } = entry.details;
        const why = String(message ?? problem ?? error ?? "").split("\n", 1)[0] ?? "";
        story.tell({
          wallAt,
          at,
          actor: gameLift,
          what: why === "" ? entry.what : `${entry.what}: ${cast.text(why)}`,
          isTrouble: true,
        });
        break;
      }
      case "gateway":
        story.tell({ wallAt, at, actor: nakama, what: `${entry.what} to ${String(entry.details.host)}` });
        break;
      case "socket":
        story.tell({
          wallAt,
          at,
          actor: cast.serverActor(entry.subjectId),
          what: `loses its socket: ${entry.what}, ${String(entry.details.because)}`,
          isTrouble: true,
        });
        break;
      case "launch":
        story.tell({ wallAt, at, actor: gameLift, what: launchInWords(entry, cast) });
        break;
      case "fault":
        story.tell({
          wallAt,
          at,
          actor: scenarioItself,
          what: cast.text(`${entry.what}${whatItMet(entry)}`),
          isTrouble: true,
          isFault: true,
        });
    }
    tellConsequences(consequences, cast, story);
  }
  story.from([]);
}

/** An operation, a request or push of a game server, or a type of event. */
function whatItMet({ details: { operation, action, type } }: JournalEntry): string {
  const met = operation ?? action ?? type;
  return met === undefined ? "" : ` on ${String(met)}`;
}

function tellInput(turn: JournalTurn, cast: Cast, story: Story): void {
  const { entry, consequences } = turn;
  const { wallAt, at, details } = entry;
  switch (details.kind) {
    case "call":
      tellCall(turn, cast, story);
      return;
    case "frame":
      tellFrame(turn, cast, story);
      return;
    case "socket-opened":
    case "socket-lost":
      tellSocket(turn, cast, story);
      return;
    case "control":
      tellCommand(turn, cast, story);
      return;
    case "answered":
      if (details.outcome === "lost") {
        story.tell({
          wallAt,
          at,
          actor: gameLift,
          what: "could not hand an answer over: its caller was gone",
          isTrouble: true,
        });
      }
      break;
    case "due":
      if (consequences.length === 0) story.leaveOut("rules that woke up for nothing");
  }
  tellConsequences(consequences, cast, story);
}

/** Such as `fail-delete, how: error500, placementId: match-7`: what is as usual goes without saying. */
function orderInWords({ fault, match, settings }: { readonly [name: string]: unknown }): string {
  const chosen = Object.entries({ ...(settings as object), ...(match as object) });
  return [String(fault), ...chosen.map(([name, value]) => `${name}: ${String(value)}`)].join(", ");
}

/** Recordings of before do not say which fault it was. */
function liftInWords(consequences: readonly JournalEntry[]): string {
  const lifted = consequences.find(({ kind }) => kind === "fault");
  if (lifted === undefined) return "lifts a fault";
  const { name, firedCount } = lifted.details;
  const often = firedCount === 1 ? "acted once" : `acted ${firedCount} times`;
  return `lifts ${String(name)}, which has ${firedCount === 0 ? "never acted" : often}`;
}

function tellCommand({ entry, consequences }: JournalTurn, cast: Cast, story: Story): void {
  const { wallAt, at, details } = entry;
  const moment = { wallAt, at, actor: scenarioItself };
  const command = String(details.command);
  const parameters = (details.parameters ?? {}) as { readonly [name: string]: unknown };
  const refusal = consequences.find((consequence) => consequence.kind === "refusal");
  const setUp = setUpSteps[command];
  if (refusal !== undefined) {
    const what = `asks the bench for ${command} → refused: ${cast.text(String(refusal.details.message))}`;
    story.tell({ ...moment, what, isTrouble: true });
  } else if (setUp !== undefined) {
    story.tell({ ...moment, what: setUp, stepOf: "sets GameLift up" });
  } else if (command === "start-managed-host") {
    story.leaveOut("hosts set up for game servers");
  } else if (command === "launch-paths-validated" || command === "launch-refused") {
    story.leaveOut("looks for what is to be launched");
  } else if (command === "add-fault") {
    story.tell({ ...moment, what: cast.text(`orders a fault: ${orderInWords(parameters)}`) });
  } else if (command === "lift-fault") {
    story.tell({ ...moment, what: liftInWords(consequences) });
  } else if (command === "interrupt-instance") {
    story.tell({ ...moment, what: "lets EC2 take a Spot instance back", isFault: true });
  } else if (command === "process-exited") {
    story.tell({
      ...moment,
      actor: gameLift,
      what: `hears from the host that ${cast.server(parameters.processId)} has exited`,
    });
  } else {
    story.tell({ ...moment, what: `asks the bench for ${command}` });
  }
  // Nothing follows from what was refused, and why is told already.
  if (refusal !== undefined) return;
  // A process that the bench starts is capacity of its own, which says nothing to a reader.
  const told =
    command === "start-managed-host"
      ? consequences.filter(({ what }) => what !== "fleet event FLEET_SCALING_EVENT")
      : consequences.filter(({ kind }) => kind !== "fault");
  tellConsequences(told, cast, story);
}
