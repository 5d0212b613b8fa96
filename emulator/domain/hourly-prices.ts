/**
 * What an hour of an instance costs, relative to others: a c5.large in us-east-1 is 100.
 *
 * **Assumed**, of 2025-06: made from the proportions of EC2's public Linux prices, rounded. They are good enough to sort
 * fleets by, and are not GameLift's prices.
 */

/** US dollars for one of them, so that the cost of an Anywhere fleet may stand beside. */
export const UNIT_DOLLARS = 0.00085;

/** A `large` of each family. */
export const familyPrices: Readonly<Record<string, number>> = {
  t2: 109,
  t3: 98,
  t3a: 88,
  c3: 124,
  c4: 118,
  c5: 100,
  c5a: 91,
  c5ad: 101,
  c5d: 113,
  c5n: 127,
  c6a: 90,
  c6g: 80,
  c6gd: 90,
  c6gn: 102,
  c6i: 100,
  c6id: 119,
  c6in: 133,
  c7a: 121,
  c7g: 85,
  c7gd: 107,
  c7gn: 147,
  c7i: 105,
  m3: 156,
  m4: 118,
  m5: 113,
  m5a: 101,
  m5ad: 121,
  m5d: 133,
  m5dn: 160,
  m5n: 140,
  m6a: 102,
  m6g: 91,
  m6gd: 106,
  m6i: 113,
  m7a: 136,
  m7g: 96,
  m7i: 119,
  r3: 195,
  r4: 156,
  r5: 148,
  r5a: 133,
  r5ad: 154,
  r5d: 169,
  r5dn: 196,
  r5n: 175,
  r6a: 133,
  r6g: 119,
  r6i: 148,
  r7a: 179,
  r7g: 126,
  r7i: 156,
  g4dn: 309,
  g5: 592,
  g5g: 247,
  g6: 473,
};

/** What stands for a family that is not in the table. */
export const UNKNOWN_FAMILY_PRICE = 120;

/** How many `large` ones a size holds, where it is no number of `xlarge` ones. */
export const sizeFactors: Readonly<Record<string, number>> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
  xlarge: 2,
  metal: 48,
};

export const regionFactors: Readonly<Record<string, number>> = {
  "us-east-1": 1,
  "us-east-2": 1,
  "us-west-1": 1.2,
  "us-west-2": 1,
  "ca-central-1": 1.1,
  "eu-central-1": 1.15,
  "eu-north-1": 1.04,
  "eu-south-1": 1.17,
  "eu-west-1": 1.1,
  "eu-west-2": 1.17,
  "eu-west-3": 1.18,
  "ap-east-1": 1.4,
  "ap-northeast-1": 1.27,
  "ap-northeast-2": 1.15,
  "ap-northeast-3": 1.27,
  "ap-south-1": 1.02,
  "ap-southeast-1": 1.21,
  "ap-southeast-2": 1.25,
  "me-south-1": 1.26,
  "af-south-1": 1.35,
  "sa-east-1": 1.55,
};

/** What stands for a Region, or Local Zone, that is not in the table. */
export const UNKNOWN_REGION_FACTOR = 1.2;

/** What is left of the price of a Spot fleet. */
export const SPOT_FACTOR = 0.3;
