import type { Law } from "./law.ts";

/** Documented: GetComputeAuthToken; Assumed: a process id lives once. */
export const onlyValidTokensConnect: Law = {
  name: "only valid tokens connect",
  truth:
    "A socket is opened with a token of that compute which has not expired, and never for a process that has ended.",
  check({ step, sent, answer, before }) {
    if (step.act !== "connect" || answer === undefined) return [];
    const { process, fleet, compute, token } = sent;
    const problems: string[] = [];
    const tokens = before.scopes.flatMap(({ records }) => records.authTokens);
    const known = tokens.find((one) => one.token === token);
    if (known === undefined) problems.push(`${process} came with a token that nobody had issued`);
    else if (known.expiresAt <= before.realNow)
      problems.push(`${process} came with a token that had expired at ${known.expiresAt}`);
    else if (known.fleetId !== fleet || known.computeName !== compute)
      problems.push(`${process} came to ${compute} with a token of ${known.computeName}`);
    const processes = before.scopes.flatMap(({ records }) => records.serverProcesses);
    if (processes.some(({ processId, status }) => processId === process && status === "TERMINATED"))
      problems.push(`${process} came again after its end`);
    return problems;
  },
};
