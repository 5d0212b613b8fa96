import type { RegisterComputeInput, RegisterComputeOutput } from "@aws-sdk/client-gamelift";
import { registerCompute as register } from "../services/computes.ts";
import { computeMembers } from "./compute-members.ts";
import { operation } from "./operation.ts";

/** Makes a machine known to an Anywhere fleet and tells it where its game servers connect. **Documented** members. */
export const registerCompute = operation<RegisterComputeInput, RegisterComputeOutput>(
  (turn, { scope, input, serverSdkEndpoint }) => {
    const compute = register(turn, scope, {
      fleet: input.FleetId,
      computeName: input.ComputeName,
      location: input.Location,
      ipAddress: input.IpAddress,
      dnsName: input.DnsName,
      certificatePath: input.CertificatePath,
    });
    const fleet = turn.tables(scope).fleets.get(compute.fleetId);
    return { Compute: computeMembers(compute, fleet, serverSdkEndpoint) };
  },
);
