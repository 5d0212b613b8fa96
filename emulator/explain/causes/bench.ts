/** What the bench itself did: faults that were ordered, requests that the gateway turned away, its own mistakes. */
import { type Cause, causeOf } from "../cause.ts";
import type { CauseFamily } from "../question.ts";
import { isOpenQuestion } from "../subject.ts";
import { actedOn, faultOf, isFaultsEnd } from "./ordered-faults.ts";

export const bench: CauseFamily = ({ subject, now }) =>
  now.entries.flatMap((entry): readonly Cause[] => {
    if (entry.sequence < subject.began && subject.kind !== "placement") return [];
    const { kind, what, details } = entry;
    if (isFaultsEnd(entry)) return [];
    if (kind === "fault" && actedOn({ subject, now }, entry)) return [];
    if (kind === "fault")
      return [
        causeOf(entry, {
          code: "fault-ordered",
          rank: "contributing",
          text: `The bench was told to break something: ${what}.`,
          advice: "Lift the fault, or read the rest as its consequence.",
          subjectIds: [faultOf(entry)],
        }),
      ];
    if (kind === "failure")
      return [
        causeOf(entry, {
          code: "emulator-failed",
          rank: "contributing",
          text: `The emulator itself failed: ${what}.`,
          advice: "This is a mistake of Windtunnel; its journal has the stack trace.",
          subjectIds: [what],
        }),
      ];
    if (what.startsWith("gateway refused: ") && isOpenQuestion(subject))
      return [
        causeOf(entry, {
          code: "gateway-refused",
          rank: subject.kind === "nothing" ? "root" : "contributing",
          text: `The gateway turned a request away (${details.reason}): ${details.message}`,
          advice: "Start the client with the environment that the gateway prints, or allow the host.",
          subjectIds: [String(details.reason), String(details.host)],
        }),
      ];
    return [];
  });
