import type { Invariant, ScopeView } from "./invariant.ts";

/** **Assumed** (what goes with a fleet's removal): its machines, their tokens and its policies; aliases and queues stay. */
export const whatIsNamedExists: Invariant = {
  name: "what is named exists",
  truth:
    "Machines, tokens, launches, policies, placements and subscriptions name fleets, computes, instances, queues and topics that there are.",
  check: ({ scopes }) => scopes.flatMap(danglingIn),
};

function danglingIn({ records, tables }: ScopeView): readonly string[] {
  const problems: string[] = [];
  const mustHaveFleet = (what: string, fleetId: string) => {
    if (tables.fleets.get(fleetId) === undefined)
      problems.push(`${what} is of fleet ${fleetId}, which does not exist`);
  };
  for (const { instanceId, fleetId } of records.instances) mustHaveFleet(`instance ${instanceId}`, fleetId);
  for (const { computeName, fleetId } of records.computes) mustHaveFleet(`compute ${computeName}`, fleetId);
  for (const { name, fleetId } of records.scalingPolicies) mustHaveFleet(`scaling policy ${name}`, fleetId);
  for (const { location, fleetId } of records.locationUsages) mustHaveFleet(`usage of ${location}`, fleetId);
  for (const { processId, fleetId, computeName, status } of records.serverProcesses) {
    if (status === "TERMINATED") continue;
    mustHaveFleet(`process ${processId}`, fleetId);
    // A compute may be taken away under a process that is told to end by that.
    if (status !== "TERMINATING" && tables.computes.get(`${fleetId}/${computeName}`) === undefined)
      problems.push(`process ${processId} is ${status} on compute ${computeName}, which does not exist`);
  }
  for (const { fleetId, computeName } of records.authTokens) {
    if (tables.computes.get(`${fleetId}/${computeName}`) === undefined)
      problems.push(`a token is for compute ${computeName} of ${fleetId}, which does not exist`);
  }
  for (const { processId, fleetId, computeName } of records.processLaunches) {
    if (tables.instances.get(`${fleetId}/${computeName}`) === undefined)
      problems.push(`process ${processId} is awaited on ${computeName}, which does not exist`);
    if (tables.serverProcesses.get(processId) !== undefined)
      problems.push(`process ${processId} has come and is still awaited`);
  }
  for (const { placementId, status, queueName } of records.placements) {
    if (status === "PENDING" && tables.queues.get(queueName) === undefined)
      problems.push(`placement ${placementId} waits in queue ${queueName}, which does not exist`);
  }
  for (const { queueName } of records.queueWaits) {
    if (tables.queues.get(queueName) === undefined)
      problems.push(`queue ${queueName} keeps placements waiting and does not exist`);
  }
  for (const { subscriptionArn, topicArn } of records.subscriptions) {
    if (tables.topics.get(topicArn) === undefined)
      problems.push(`${subscriptionArn} is of topic ${topicArn}, which does not exist`);
  }
  return problems;
}
