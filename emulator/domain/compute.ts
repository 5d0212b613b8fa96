import type { Instant } from "./instant.ts";

/** A host of game servers: an Anywhere compute that somebody registered, or an instance of a managed fleet. */
export interface Compute {
  readonly computeName: string;
  /** **Documented**: instances of managed fleets have none. */
  readonly computeArn?: string;
  /** Order of registration, unique. */
  readonly sequence: number;
  readonly fleetId: string;
  readonly fleetArn: string;
  readonly location: string;
  readonly ipAddress: string;
  readonly dnsName?: string;
  readonly certificatePath?: string;
  readonly createdAt: Instant;
}

export const computeKey = (fleetId: string, computeName: string): string => `${fleetId}/${computeName}`;

/**
 * **Observed** about three hours in a capture of 2024 (15 minutes in older sample comments); the longer one is taken,
 * so that tools which renew a token 15 minutes before its end do not loop.
 */
export const AUTH_TOKEN_LIFE_SECONDS = 3 * 60 * 60;

/** Permission for the processes of one compute to open a socket. */
export interface AuthToken {
  readonly token: string;
  readonly fleetId: string;
  readonly computeName: string;
  /** In the time of real processes, so that a jump of the bench's clock does not lock them out. */
  readonly expiresAt: Instant;
}
