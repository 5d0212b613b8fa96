/** What a host hands to a game server process so that it can speak to GameLift. */
export interface ServerIdentity {
  /** Such as `ws://127.0.0.1:9080/`. Plain or TLS; without a query. */
  readonly webSocketUrl: string;
  readonly processId: string;
  /** The compute's name on Anywhere fleets, the instance id on managed ones. */
  readonly hostId: string;
  readonly fleetId: string;
  readonly authToken: string;
}
