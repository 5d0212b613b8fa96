/** A fault from which the whole stack recovers by itself, the fleet manager's known defects included. */
export interface HealingFault {
  readonly name: string;
  readonly settings: object;
}

/** What others do is shown in `scenarios/faults` and `scenarios/defects`: the fleet manager does not recover from it. */
export const healingFaults: readonly HealingFault[] = [
  { name: "no-capacity", settings: {} },
  { name: "process-lost", settings: {} },
  { name: "interruption", settings: {} },
  { name: "late-activation", settings: { delaySeconds: 5 } },
  { name: "activation-twice", settings: {} },
  { name: "slow-call", settings: { delayMs: 50 } },
  { name: "delay-event", settings: { delayMs: 50 } },
  { name: "send-event-twice", settings: { deduplicationId: "same" } },
  { name: "slow-receive", settings: { delayMs: 50 } },
  { name: "slow-delete", settings: { delayMs: 50 } },
];
