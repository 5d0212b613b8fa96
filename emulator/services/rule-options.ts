import { AUTH_TOKEN_LIFE_SECONDS } from "../domain/compute.ts";
import { type ProcessLimits, publishedProcessLimits } from "../domain/process-limits.ts";
import type { SigningCredential } from "../domain/query-signature.ts";
import { DEFAULT_QUEUE_TIMEOUT_SECONDS } from "../domain/queue.ts";

/** What a user may choose about GameLift's rules: where documents conflict or are silent, and where a test wants less. */
export interface RuleOptions extends ProcessLimits {
  /**
   * **Assumed**: false. For requests without latencies and queues without priorities the API reference sorts by
   * destination; a newer page of the guide puts the cost first.
   */
  readonly costFirstWithoutLatencies: boolean;
  /**
   * **Assumed**: `location`. What GameSessionRegion, and gameSessionRegion in events, say of a custom location: its name,
   * which is more useful, or the fleet's home Region, which the word means.
   */
  readonly customLocationRegion: "location" | "home-region";
  /**
   * **Assumed**: 0. GameLift seconds that each step of a fleet's life takes: of its set-up, of the set-up of its
   * locations, and of their removal. The service takes minutes, which nobody waits for on purpose.
   */
  readonly fleetStepSeconds: number;
  /**
   * **Observed**: three hours. Seconds that a token of GetComputeAuthToken lives, in the time of real processes; the
   * service's documents differ (15 minutes in older samples).
   */
  readonly authTokenLifeSeconds: number;
  /**
   * **Assumed**: 0, never. Minutes, in the machine's time, after which a game server is told to open a new socket with a
   * new token, as the service does before its gateway cuts a connection of two hours.
   */
  readonly refreshConnectionMinutes: number;
  /** What game servers may sign their connection with, beside the credentials that the emulator has issued. */
  readonly serverSdkCredentials: readonly SigningCredential[];
  /** **Assumed**: false. Whether such a signature has to be right, or only well-formed and of a known access key. */
  readonly checksServerSdkSignatures: boolean;
  /**
   * **Assumed**: false. Whether RegisterCompute with the name of a compute and other data replaces that compute's data
   * instead of being refused.
   */
  readonly registerComputeOverwrites: boolean;
  /**
   * **Assumed**: 0. GameLift seconds from the request of an instance until processes can be started on it. The service
   * takes minutes.
   */
  readonly instanceStartSeconds: number;
  /**
   * **Assumed** (2026-11): 100. How many instances of one type an account may have in one location, whatever the type.
   * The service's numbers differ by account, type and location and are raised on request; no page lists them.
   */
  readonly instanceLimit: number;
  /**
   * **Assumed**: false. Whether a player who holds a seat, RESERVED or ACTIVE, in a game session is refused another one
   * there with InvalidRequestException, and so is a placement that names a player twice. No page says; backends exist
   * that look for such a seat first.
   */
  readonly refuseRepeatedPlayers: boolean;
  /**
   * **Assumed**: false. Whether each UpdateGameSession call is pushed to the server process, too. The fleet manager calls
   * it whenever a server reports, so that a server which reports from that callback would never stop.
   */
  readonly pushUpdateGameSession: boolean;
  /**
   * **Assumed**: false. Whether FORCE_TERMINATE ends a process of an Anywhere fleet, too: its connection is cut. On AWS
   * that takes the GameLift Agent on the machine, which is not emulated.
   */
  readonly forceTerminatesAnywhere: boolean;
  /** **Assumed**: 0. GameLift seconds that SearchGameSessions lags behind the truth; see services/search-lag.ts. */
  readonly searchLagSeconds: number;
  /**
   * **Documented**: 30 days on AWS. **Assumed**: undefined, for as long as the emulator runs. Days, in GameLift's time,
   * after which an ended game session and its player sessions are forgotten.
   */
  readonly retentionDays?: number;
  /**
   * **Assumed**: 600, which the console fills in; the CDK's documentation says 50, the API's only that there is a default.
   * Seconds that placements may wait in a queue that was made without TimeoutInSeconds; from 10 to 600.
   */
  readonly queueTimeoutSeconds: number;
  /**
   * **Assumed**: false. Whether a placement whose game session is not activated in time has FAILED, instead of going on to
   * the next place until its queue's time-out.
   */
  readonly failUnactivatedPlacements: boolean;
  /**
   * **Assumed**: false. Whether DescribeGameSessions and DescribeGameSessionDetails answer an id that nobody has with an
   * empty list, which the fleet manager is prepared for, instead of the NotFoundException that they declare.
   */
  readonly emptyForUnknownGameSessions: boolean;
  /** Names or ids of builds whose fleets get real processes, which the emulator starts from folders of this machine. */
  readonly launchedBuilds: readonly string[];
}

export const defaultRuleOptions: RuleOptions = {
  ...publishedProcessLimits,
  costFirstWithoutLatencies: false,
  customLocationRegion: "location",
  fleetStepSeconds: 0,
  authTokenLifeSeconds: AUTH_TOKEN_LIFE_SECONDS,
  refreshConnectionMinutes: 0,
  serverSdkCredentials: [],
  checksServerSdkSignatures: false,
  registerComputeOverwrites: false,
  instanceStartSeconds: 0,
  instanceLimit: 100,
  refuseRepeatedPlayers: false,
  pushUpdateGameSession: false,
  forceTerminatesAnywhere: false,
  searchLagSeconds: 0,
  queueTimeoutSeconds: DEFAULT_QUEUE_TIMEOUT_SECONDS,
  failUnactivatedPlacements: false,
  emptyForUnknownGameSessions: false,
  launchedBuilds: [],
};
