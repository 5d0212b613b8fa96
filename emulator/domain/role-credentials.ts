import type { Instant } from "./instant.ts";

/** Credentials that a server process was given for the role of its fleet. They open nothing outside of this emulator. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly roleArn: string;
  readonly roleSessionName: string;
  /** In the time that the limits of the process are counted in. */
  readonly expiresAt: Instant;
}

/** **Assumed**: an hour, which STS gives unless asked for another time; SDKs ask again when 15 minutes are left. */
export const ROLE_CREDENTIALS_LIFE_SECONDS = 3600;

const LONGEST_SESSION_NAME = 64;
/** **Documented** (STS AssumeRole): what a role session may be called. */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;

/** **Observed**: what the SDKs fill in when the game names no session. */
export const defaultRoleSessionName = (fleetId: string, computeName: string): string =>
  `${fleetId}-${computeName}`.slice(0, LONGEST_SESSION_NAME);

export const isRoleSessionName = (text: string): boolean => SESSION_NAME.test(text);

/** Who acts with a role's credentials, as STS names it. **Documented** (STS AssumeRole): the form of both. */
export function assumedRole(
  account: string,
  { roleArn, roleSessionName, accessKeyId }: RoleCredentials,
): { readonly arn: string; readonly id: string } {
  const roleName = roleArn.slice(roleArn.lastIndexOf("/") + 1);
  return {
    arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${roleSessionName}`,
    id: `AROA${accessKeyId.slice(4)}:${roleSessionName}`,
  };
}
