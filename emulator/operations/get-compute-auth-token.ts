import type { GetComputeAuthTokenInput, GetComputeAuthTokenOutput } from "@aws-sdk/client-gamelift";
import { issueAuthToken } from "../services/computes.ts";
import { instantMember } from "./instant-member.ts";
import { operation } from "./operation.ts";

/** Hands out the token with which a compute's game servers connect. **Documented** members, **Observed** life. */
export const getComputeAuthToken = operation<GetComputeAuthTokenInput, GetComputeAuthTokenOutput>(
  (turn, { scope, input }) => {
    const { compute, authToken } = issueAuthToken(turn, scope, input.FleetId, input.ComputeName);
    return {
      FleetId: compute.fleetId,
      FleetArn: compute.fleetArn,
      ComputeName: compute.computeName,
      ComputeArn: compute.computeArn,
      AuthToken: authToken.token,
      ExpirationTimestamp: instantMember(authToken.expiresAt),
    };
  },
);
