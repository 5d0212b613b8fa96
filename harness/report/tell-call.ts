import type { JournalEntry } from "../../emulator/index.ts";
import type { Cast } from "./cast.ts";
import type { JournalTurn } from "./journal-turns.ts";
import { operationWords, setUpSteps } from "./operation-words.ts";
import { type Actor, nakama, type Story, scenarioItself } from "./story.ts";
import { tellConsequences } from "./tell-consequences.ts";

/** The one thing that a successful call changes directly is told in the call's own line. */
const absorbed: { readonly [operation: string]: string } = {
  StartGameSessionPlacement: "placement PENDING",
  StopGameSessionPlacement: "placement CANCELLED",
  CreatePlayerSession: "player session RESERVED",
  CreatePlayerSessions: "player session RESERVED",
};

/** Tells an API call with its answer, as far as it is part of the story. */
export function tellCall(turn: JournalTurn, cast: Cast, story: Story): void {
  const { entry, consequences } = turn;
  const operation = entry.what;
  const actor = callerOf(entry);
  const refusal = consequences.find((consequence) => consequence.kind === "refusal");
  const { wallAt, at } = entry;
  const setUp = setUpSteps[operation];
  if (setUp !== undefined && refusal === undefined) {
    story.tell({ wallAt, at, actor, what: setUp, stepOf: "sets GameLift up" });
    tellConsequences(consequences, cast, story);
    return;
  }
  if (isLookUp(operation) && actor === scenarioItself && refusal === undefined) {
    story.leaveOut("look-ups by the scenario");
    return;
  }
  if (operation === "GetComputeAuthToken" && refusal === undefined) {
    story.leaveOut("tokens handed out");
    return;
  }
  const parameters = (entry.details.parameters ?? {}) as { readonly [name: string]: unknown };
  const words = operationWords[operation]?.(parameters, cast);
  const what = words === undefined ? `calls ${operation}` : `${words} (${operation})`;
  if (refusal !== undefined) {
    const { error, message } = refusal.details;
    story.tell({
      wallAt,
      at,
      actor,
      what: `${what} → ${String(error)}: ${cast.text(String(message))}`,
      isTrouble: true,
    });
    return;
  }
  const own = consequences.filter((consequence) => consequence.what === absorbed[operation]);
  story.tell({ wallAt, at, actor, what: `${what}${resultOf(own, cast)}` });
  tellConsequences(
    consequences.filter((consequence) => !own.includes(consequence)),
    cast,
    story,
  );
}

/**
 * Who called. **Observed**: the fleet manager's SDK speaks CBOR and nothing else; the harness's client, as the AWS
 * command line, speaks JSON.
 */
function callerOf(entry: JournalEntry): Actor {
  return entry.details.protocol === "cbor" ? nakama : scenarioItself;
}

const isLookUp = (operation: string): boolean => /^(Describe|Search|List|Get)/.test(operation);

function resultOf(own: readonly JournalEntry[], cast: Cast): string {
  const status = own[0]?.what.split(" ").at(-1);
  if (status === undefined) return "";
  const seats = own[0]?.what.startsWith("player session")
    ? `${own.map((entry) => cast.text(String(entry.subjectId))).join(", ")} `
    : "";
  return ` → ${seats}${status}`;
}
