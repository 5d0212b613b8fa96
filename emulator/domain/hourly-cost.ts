import {
  familyPrices,
  regionFactors,
  SPOT_FACTOR,
  sizeFactors,
  UNIT_DOLLARS,
  UNKNOWN_FAMILY_PRICE,
  UNKNOWN_REGION_FACTOR,
} from "./hourly-prices.ts";

/**
 * What an hour of a fleet costs in one of its locations, in US dollars; only good to be compared.
 *
 * **Documented**: the cost of a managed fleet goes by instance type, Region, and Spot or On-Demand, that of an Anywhere
 * fleet by its AnywhereConfiguration. **Assumed**: the prices, and that an Anywhere fleet's are dollars, too.
 *
 * @returns undefined for an Anywhere fleet that was given no cost.
 */
export function hourlyCost(
  fleet: {
    readonly computeType: "EC2" | "ANYWHERE";
    readonly instanceType?: string;
    readonly fleetType?: "ON_DEMAND" | "SPOT";
    readonly anywhereCost?: string;
  },
  location: string,
): number | undefined {
  if (fleet.computeType === "ANYWHERE")
    return fleet.anywhereCost === undefined ? undefined : Number(fleet.anywhereCost);
  const [family = "", size = "large"] = (fleet.instanceType ?? "").split(".");
  const price = (familyPrices[family] ?? UNKNOWN_FAMILY_PRICE) * sizeFactor(size);
  const region = regionFactors[location] ?? UNKNOWN_REGION_FACTOR;
  const discount = fleet.fleetType === "SPOT" ? SPOT_FACTOR : 1;
  return Number((price * region * discount * UNIT_DOLLARS).toFixed(4));
}

/** `4xlarge` holds eight `large` ones; what cannot be read counts as one. */
function sizeFactor(size: string): number {
  const known = sizeFactors[size];
  if (known !== undefined) return known;
  const [, many] = /^(\d{1,3})xlarge$/.exec(size) ?? [];
  return many === undefined ? 1 : Number(many) * 2;
}
