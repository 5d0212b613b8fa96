/** What to look for in the journal of a server process's life. */
import type { JournalEntry } from "../../emulator/index.ts";

type Matches = (entry: JournalEntry) => boolean;

/** The record that a change of status left behind. */
export function recordOf({ details }: JournalEntry): Readonly<Record<string, unknown>> {
  const { record } = details;
  return typeof record === "object" && record !== null ? { ...record } : {};
}

export const fieldsOf = ({ details }: JournalEntry): Readonly<Record<string, unknown>> => {
  const { fields } = details;
  return typeof fields === "object" && fields !== null ? { ...fields } : {};
};

export const messageOf = ({ details }: JournalEntry): string => String(details.message ?? details.problem);

/** A request of the process; also one that was refused. */
export const request =
  (action: string): Matches =>
  ({ kind, what, details }) =>
    kind === "input" && details.kind === "frame" && what === action;

export const requestRefused =
  (action: string): Matches =>
  ({ kind, what }) =>
    kind === "refusal" && what === `${action} refused`;

export const connectionRefused: Matches = ({ what }) => what === "game server's socket refused";

export const socketOpened: Matches = ({ kind, what }) => kind === "input" && what === "socket-opened";

export const pushed =
  (action: string): Matches =>
  ({ kind, what }) =>
    kind === "push" && what === action;

/** `thing` as the journal calls it, such as `game session`; of one id, or of any. */
export const becomes =
  (thing: string, status: string, id?: string): Matches =>
  ({ kind, what, subjectId }) =>
    kind === "transition" && what === `${thing} ${status}` && (id === undefined || id === subjectId);
