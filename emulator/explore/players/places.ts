/** Regions that explored fleets stand in, and of which players report their latency. */
export const PLACED_REGIONS = ["us-east-1", "eu-west-1", "custom-desk"] as const;
/** Where some fleets and queues live besides the home Region. */
export const OTHER_REGION = "eu-west-1";
