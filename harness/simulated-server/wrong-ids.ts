import type { FrameFields } from "./sdk-frames.ts";
import type { ServerIdentity } from "./server-identity.ts";
import type { WrongId } from "./server-script.ts";

/** Of nobody, and of the form that SDKs let through. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** What a server whose ids are mixed up sends in place of what it should. */
export function withWrongId(wrongId: WrongId | undefined, action: string, fields: FrameFields): FrameFields {
  if (wrongId === "game-session" && action === "ActivateGameSession") {
    const gameSessionId = String(fields.GameSessionId);
    return { ...fields, GameSessionId: gameSessionId.replace(/[^/]*$/, `gsess-${NOBODY}`) };
  }
  if (wrongId === "player-session" && action === "AcceptPlayerSession") {
    return { ...fields, PlayerSessionId: `psess-${NOBODY}` };
  }
  return fields;
}

/** How such a server names itself in the handshake. */
export function withWrongCompute(wrongId: WrongId | undefined, identity: ServerIdentity): ServerIdentity {
  return wrongId === "compute" ? { ...identity, hostId: "no-compute-of-this-fleet" } : identity;
}
