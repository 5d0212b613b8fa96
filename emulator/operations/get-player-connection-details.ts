import type {
  GetPlayerConnectionDetailsInput,
  GetPlayerConnectionDetailsOutput,
} from "@aws-sdk/client-gamelift";
import { connectableGameSession } from "../services/game-session-access.ts";
import { operation } from "./operation.ts";

/**
 * Where players connect. Basic: the form of fleets without player gateway, which is all that fleets here can be.
 * **Documented**: then it is the game server's own address, without token and expiration.
 */
export const getPlayerConnectionDetails = operation<
  GetPlayerConnectionDetailsInput,
  GetPlayerConnectionDetailsOutput
>((turn, { scope, input }) => {
  const { gameSessionId, ipAddress, port } = connectableGameSession(turn, scope, input.GameSessionId);
  return {
    GameSessionId: gameSessionId,
    PlayerConnectionDetails: input.PlayerIds.map((PlayerId) => ({
      PlayerId,
      Endpoints: [{ IpAddress: ipAddress, Port: port }],
    })),
  };
});
