/** The account and region whose resources a caller sees; every record belongs to exactly one. */
export interface Scope {
  readonly account: string;
  readonly region: string;
}

export const scopeKey = (scope: Scope): string => `${scope.account}/${scope.region}`;
