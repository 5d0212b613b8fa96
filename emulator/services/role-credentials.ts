import { plusSeconds } from "../domain/instant.ts";
import { ROLE_CREDENTIALS_LIFE_SECONDS, type RoleCredentials } from "../domain/role-credentials.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import type { Turn } from "./turn.ts";

/** With each set that is issued more expired ones go, so that only live ones are remembered. */
const MOST_EXPIRED_DROPPED = 4;

/** New credentials for a role that the process's fleet has. */
export function issueRoleCredentials(
  turn: Turn,
  scope: Scope,
  { fleetId, computeName, livenessBase }: ServerProcess,
  role: Pick<RoleCredentials, "roleArn" | "roleSessionName">,
): RoleCredentials {
  const { roleCredentials } = turn.tables(scope);
  const now = turn.timeOf(livenessBase);
  for (const { accessKeyId } of roleCredentials.before("all", "all", now, MOST_EXPIRED_DROPPED))
    roleCredentials.delete(accessKeyId);
  const characters = (count: number): string => {
    let text = "";
    while (text.length < count) text += turn.uuid("role-credentials", fleetId).replaceAll("-", "");
    return text.slice(0, count);
  };
  return roleCredentials.put({
    ...role,
    accessKeyId: `ASIA${characters(16).toUpperCase()}`,
    secretAccessKey: characters(40),
    sessionToken: characters(128),
    fleetId,
    computeName,
    expiresAt: plusSeconds(now, ROLE_CREDENTIALS_LIFE_SECONDS),
  });
}
