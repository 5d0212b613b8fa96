/** Looks before anything is started whether the fixed ports are free, and names who has those that are not. */
import { createServer } from "node:net";
import { holderOf } from "./port-holder.ts";
import type { NeededPort } from "./service-ports.ts";

/** Fixed ports are taken; the message names each, who has it, and the flag that moves it. */
export class PortsTaken extends Error {
  override readonly name = "PortsTaken";
}

/** @throws PortsTaken. Ports that are free now can still be taken by whoever is faster. */
export async function checkPorts(needed: readonly NeededPort[]): Promise<void> {
  const free = await Promise.all(needed.map(({ port }) => isFree(port)));
  const taken = needed.filter((_, index) => free[index] === false);
  if (taken.length > 0) throw new PortsTaken(explain(taken));
}

function explain(taken: readonly NeededPort[]): string {
  const lines = taken.map(({ port, purpose, flag }) => {
    const holder = holderOf(port);
    const who =
      holder === undefined
        ? "somebody whom we may not see"
        : `process ${holder.processId} (${holder.command})`;
    return `  ${port}  ${purpose}: ${who} listens there; end it, or choose another port with ${flag}`;
  });
  const [is, count] = taken.length === 1 ? ["is", "One port"] : ["are", `${taken.length} ports`];
  return `${count} that npm run up needs ${is} taken:\n${lines.join("\n")}`;
}

function isFree(port: number): Promise<boolean> {
  const listener = createServer();
  return new Promise((resolve) => {
    listener.once("error", () => resolve(false));
    listener.listen({ host: "127.0.0.1", port, exclusive: true }, () => listener.close(() => resolve(true)));
  });
}
