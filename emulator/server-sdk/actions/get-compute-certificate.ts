import { computeKey } from "../../domain/compute.ts";
import type { Action } from "../action.ts";

/**
 * Where the compute's certificate lies. **Observed** fields, both always texts. **Assumed**: the path that RegisterCompute
 * was given, or an empty one, with 200, since the SDKs take any error for a failed call.
 */
export const getComputeCertificate: Action = (turn, { scope, process: { fleetId, computeName } }) => {
  const compute = turn.tables(scope).computes.get(computeKey(fleetId, computeName));
  return { CertificatePath: compute?.certificatePath ?? "", ComputeName: computeName };
};
