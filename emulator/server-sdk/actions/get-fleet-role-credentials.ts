import { assumedRole, defaultRoleSessionName, isRoleSessionName } from "../../domain/role-credentials.ts";
import type { Members } from "../../runtime/input.ts";
import { issueRoleCredentials } from "../../services/role-credentials.ts";
import { type Action, ActionError } from "../action.ts";

/** **Observed** (C#): an AccessKeyId that is empty, neither null nor missing, says that the fleet has no credentials. */
const noCredentials: Members = {
  AssumedRoleUserArn: "",
  AssumedRoleId: "",
  AccessKeyId: "",
  SecretAccessKey: "",
  SessionToken: "",
  Expiration: 0,
};

/**
 * Credentials of the role that the fleet was created with. **Observed** fields; Anywhere fleets have none. **Assumed**:
 * 400 where a managed fleet has no role, 403 for any other role; the credentials open nothing on AWS.
 */
export const getFleetRoleCredentials: Action = (turn, { scope, process, fields }) => {
  const { fleetId, computeName } = process;
  const roleArn = fields.requiredText("RoleArn");
  const roleSessionName = fields.text("RoleSessionName") ?? defaultRoleSessionName(fleetId, computeName);
  if (!isRoleSessionName(roleSessionName)) {
    throw new ActionError(400, "RoleSessionName must be 2 to 64 letters, digits or characters of _+=,.@-");
  }
  const fleet = turn.tables(scope).fleets.get(fleetId);
  if (fleet === undefined) throw new ActionError(404, `Fleet ${fleetId} was not found.`);
  if (fleet.computeType === "ANYWHERE") return noCredentials;
  if (fleet.instanceRoleArn === undefined) {
    throw new ActionError(400, `Fleet ${fleetId} was created without an InstanceRoleArn.`);
  }
  if (fleet.instanceRoleArn !== roleArn) {
    throw new ActionError(403, `Fleet ${fleetId} may assume ${fleet.instanceRoleArn}, not ${roleArn}.`);
  }
  const issued = issueRoleCredentials(turn, scope, process, { roleArn, roleSessionName });
  const { arn, id } = assumedRole(scope.account, issued);
  return {
    AssumedRoleUserArn: arn,
    AssumedRoleId: id,
    AccessKeyId: issued.accessKeyId,
    SecretAccessKey: issued.secretAccessKey,
    SessionToken: issued.sessionToken,
    // Both the SDK and the game compare it with the clock that they live by.
    Expiration: Math.floor(turn.shownTo(process.livenessBase, issued.expiresAt)),
  };
};
