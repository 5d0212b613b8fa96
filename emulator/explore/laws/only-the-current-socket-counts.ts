import type { Law } from "./law.ts";

/** Assumed: the newest socket of a process gets the pushes, and the loss of an older one means nothing. */
export const onlyTheCurrentSocketCounts: Law = {
  name: "only the current socket counts",
  truth: "A process loses its connection by the loss of its current socket, and by no other.",
  check({ step, sent, before, after }) {
    if (step.act !== "lose socket") return [];
    const isIt = ({ processId }: { readonly processId: string }) => processId === sent.process;
    const was = before.scopes.flatMap(({ records }) => records.serverProcesses).find(isIt);
    const is = after.scopes.flatMap(({ records }) => records.serverProcesses).find(isIt);
    const isCurrent = step.opened === undefined || was?.connectionId === `connection-${step.opened}`;
    if (was?.connectionId === undefined || is === undefined || isCurrent) return [];
    return is.connectionId === was.connectionId
      ? []
      : [`${is.processId} has lost ${was.connectionId} with the socket of step ${step.opened}`];
  },
};
