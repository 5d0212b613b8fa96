import type { Scope } from "./scope.ts";

/**
 * The names that GameLift gives to its resources.
 *
 * **Observed**: real ARNs carry the account except those of aliases and game sessions (captured placement events,
 * Terraform's acceptance tests). On input any account and partition is taken.
 */
const owned = (scope: Scope, resource: string): string =>
  `arn:aws:gamelift:${scope.region}:${scope.account}:${resource}`;

export const fleetArn = (scope: Scope, fleetId: string) => owned(scope, `fleet/${fleetId}`);
export const buildArn = (scope: Scope, buildId: string) => owned(scope, `build/${buildId}`);
export const scriptArn = (scope: Scope, scriptId: string) => owned(scope, `script/${scriptId}`);
export const locationArn = (scope: Scope, name: string) => owned(scope, `location/${name}`);
export const computeArn = (scope: Scope, name: string) => owned(scope, `compute/${name}`);
export const queueArn = (scope: Scope, name: string) => owned(scope, `gamesessionqueue/${name}`);
export const aliasArn = (scope: Scope, aliasId: string) =>
  `arn:aws:gamelift:${scope.region}::alias/${aliasId}`;
/** **Assumed**: an AWS location belongs to nobody, so that its ARN has no account. */
export const awsLocationArn = (scope: Scope, name: string) =>
  `arn:aws:gamelift:${scope.region}::location/${name}`;
export const topicArn = (scope: Scope, name: string) =>
  `arn:aws:sns:${scope.region}:${scope.account}:${name}`;
export const sqsQueueArn = (scope: Scope, name: string) =>
  `arn:aws:sqs:${scope.region}:${scope.account}:${name}`;

/** The home region has no location segment; every other location, custom ones included, has one. */
export function gameSessionArn(scope: Scope, fleetId: string, location: string, idString: string): string {
  const place = location === scope.region ? "" : `${location}/`;
  return `arn:aws:gamelift:${scope.region}::gamesession/${fleetId}/${place}${idString}`;
}

/** A game session's ARN of any account and partition as we write it; any other text as it is. */
export const ownGameSessionArn = (arn: string): string =>
  arn.replace(/^arn:[^:]*:gamelift:([^:]*):[^:]*:gamesession\//, "arn:aws:gamelift:$1::gamesession/");

/** The part after the last slash or colon: an id is its own last part, so ids and ARNs may be given alike. */
export function idOf(idOrArn: string): string {
  const slash = idOrArn.lastIndexOf("/");
  if (slash >= 0) return idOrArn.slice(slash + 1);
  return idOrArn.slice(idOrArn.lastIndexOf(":") + 1);
}

/** The name of a compute, which may hold a slash, from the name itself or its ARN. */
export function computeNameOf(nameOrArn: string): string {
  return /^arn:[^:]*:gamelift:[^:]*:[^:]*:compute\/(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

/** The Region that an ARN names, or undefined for what is no ARN of GameLift's. */
export const regionOf = (arn: string): string | undefined => /^arn:[^:]*:gamelift:([^:]*):/.exec(arn)?.[1];

export interface DestinationName {
  readonly kind: "fleet" | "alias";
  readonly region: string;
  readonly id: string;
}

/** What a queue's destination ARN points at; undefined when it is neither a fleet's nor an alias's ARN. */
export function destinationOf(arn: string): DestinationName | undefined {
  const [, region, kind, id] =
    /^arn:[^:]*:gamelift:([^:]*):[^:]*:(fleet|alias)\/([A-Za-z0-9-]+)$/.exec(arn) ?? [];
  if (region === undefined || id === undefined) return undefined;
  return { kind: kind === "fleet" ? "fleet" : "alias", region, id };
}
