/** A server that asks for players for its free seats, in the spelling of its SDK. **Observed** in the sources of the SDKs. */
import type { FrameFields } from "./sdk-frames.ts";
import type { SdkProfile } from "./sdk-profile.ts";

/** What a matchmaker may know of a player: a word, a number, a list of words, or numbers by word. */
export type PlayerAttribute = string | number | readonly string[] | Readonly<Record<string, number>>;

export interface BackfillWish {
  readonly matchmakingConfigurationArn: string;
  /** Those who are in the game. */
  readonly players: readonly {
    readonly playerId: string;
    readonly team: string;
    readonly attributes?: Readonly<Record<string, PlayerAttribute>>;
    /** Milliseconds by region. */
    readonly latencies?: Readonly<Record<string, number>>;
  }[];
}

/** The members of StartMatchBackfill. */
export function backfillRequest(
  profile: SdkProfile,
  gameSessionArn: string,
  wish: BackfillWish,
): FrameFields {
  return {
    GameSessionArn: gameSessionArn,
    MatchmakingConfigurationArn: wish.matchmakingConfigurationArn,
    Players: wish.players.map(({ playerId, team, attributes = {}, latencies = {} }) => ({
      PlayerId: playerId,
      Team: team,
      PlayerAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, attributeLike(profile, value)]),
      ),
      [profile.latencyKey]: latencies,
    })),
  };
}

/** C# writes the members that are not used, too. */
function attributeLike({ attributeKindKey }: SdkProfile, value: PlayerAttribute): FrameFields {
  const unused = attributeKindKey === "attrType" ? { S: null, N: 0, SL: null, SDM: null } : {};
  if (typeof value === "string") return { [attributeKindKey]: "STRING", ...unused, S: value };
  if (typeof value === "number") return { [attributeKindKey]: "DOUBLE", ...unused, N: value };
  if (Array.isArray(value)) return { [attributeKindKey]: "STRING_LIST", ...unused, SL: value };
  return { [attributeKindKey]: "STRING_DOUBLE_MAP", ...unused, SDM: value };
}
