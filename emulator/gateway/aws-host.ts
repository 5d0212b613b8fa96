/**
 * Tells which of AWS's services, if any of those we stand in for, a host name belongs to.
 *
 * **Documented** (AWS General Reference, service endpoints of GameLift, SNS and SQS): regional, FIPS and dual-stack
 * names, and the suffixes of the China partition. **Observed**: the Go SDK of the fleet manager asks for the plain
 * regional names only (`gamelift.us-east-1.amazonaws.com`, `sqs.us-east-1.amazonaws.com`).
 */
type AwsService = "gamelift" | "sns" | "sqs";

export interface AwsHost {
  readonly service: AwsService;
  readonly region: string;
}

const pattern =
  /^(gamelift|sns|sqs)(?:-fips)?\.([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.(?:amazonaws\.com|amazonaws\.com\.cn|api\.aws|api\.amazonwebservices\.com\.cn)$/;

/** Undefined for every other host. Takes a bare name: no port, no trailing dot. */
export function awsHostOf(host: string): AwsHost | undefined {
  const [, service, region] = pattern.exec(host.toLowerCase()) ?? [];
  if (region === undefined) return undefined;
  return service === "gamelift" || service === "sns" || service === "sqs" ? { service, region } : undefined;
}

/** Whether the name belongs to AWS at all, also to services that we do not stand in for. */
export function isAmazonHost(host: string): boolean {
  return /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|api\.aws|amazonwebservices\.com\.cn)$/.test(
    host.toLowerCase(),
  );
}
