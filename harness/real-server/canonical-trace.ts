/** What passed on a line to GameLift, written so that two servers' lines can be compared: ids and times become names. */
import type { RelayedFrame } from "./sdk-relay.ts";

/** Says that a server is simulated, which a real one does not say. */
const MARKS = new Set(["SdkToolName", "SdkToolVersion"]);
const TIMES = new Set(["CreationTime", "TerminationTime"]);
/** An ARN of a game session, or an id with a prefix of AWS's or ours and something random behind it. */
const ID =
  /arn:aws:gamelift:[^"]*gamesession\/[^"]+|\b(?:psess|gsess|fleet)-[0-9a-f-]{36}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** One line of text a frame: who sent it, and its members in the order of their names. */
export function canonicalTrace(frames: readonly RelayedFrame[]): string[] {
  const names = new Map<string, string>();
  const named = (id: string): string => {
    const name = names.get(id) ?? `id-${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return frames.map(({ from, text }) => {
    const members = inOrder(JSON.parse(text));
    return `${from}: ${JSON.stringify(members).replace(ID, named)}`;
  });
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value)
    .filter(([name]) => !MARKS.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => {
      if (TIMES.has(name)) return [name, "a time"];
      return [name, name === "Port" ? "a port" : inOrder(member)];
    });
  return Object.fromEntries(members);
}
