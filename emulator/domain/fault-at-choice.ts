/** What a queue has chosen for a placement, as a fault may mean it. */
export interface ChoiceSubject {
  readonly [member: string]: string;
  readonly queueName: string;
  readonly placementId: string;
  readonly fleetId: string;
  readonly location: string;
  /** ON_DEMAND, SPOT, or ANYWHERE for a fleet of no instances. */
  readonly fleetType: string;
  readonly processId: string;
}

/**
 * What comes of the choice: it is not made, or it is made and at the same instant, before the game session can be
 * activated, this happens.
 */
export type ChoiceOutcome =
  | { readonly kind: "none" }
  | { readonly kind: "process-lost" }
  | { readonly kind: "fleet-deleted" }
  | { readonly kind: "interrupted" }
  /** The alias that led there leads to another fleet, or nowhere. */
  | { readonly kind: "alias-moved"; readonly toFleetId: string | undefined };
