import type { ClientStep } from "../../../harness/index.ts";

const fleet = { ResourceARN: "<createFleet.FleetAttributes.FleetArn>" };
const unknown = {
  ResourceARN: "arn:aws:gamelift:us-east-1:000000000000:fleet/fleet-00000000-0000-4000-8000-000000000000",
};

/** Tags of the guide's fleet. */
export const tagSteps: readonly ClientStep[] = [
  { name: "listNoTags", call: "ListTagsForResource", input: fleet, output: { Tags: [] } },
  {
    name: "tagFleet",
    call: "TagResource",
    input: {
      ...fleet,
      Tags: [
        { Key: "season", Value: "one" },
        { Key: "empty", Value: "" },
      ],
    },
    output: {},
  },
  {
    name: "tagFleetAnew",
    call: "TagResource",
    input: { ...fleet, Tags: [{ Key: "season", Value: "two" }] },
    output: {},
  },
  {
    name: "listTags",
    call: "ListTagsForResource",
    input: fleet,
    output: {
      Tags: [
        { Key: "season", Value: "two" },
        { Key: "empty", Value: "" },
      ],
    },
  },
  { name: "untagFleet", call: "UntagResource", input: { ...fleet, TagKeys: ["empty", "never"] }, output: {} },
  {
    name: "listFewerTags",
    call: "ListTagsForResource",
    input: fleet,
    output: { Tags: [{ Key: "season", Value: "two" }] },
  },
  {
    name: "tagNothing",
    call: "TagResource",
    input: { ...unknown, Tags: [{ Key: "season", Value: "one" }] },
    error: "NotFoundException",
  },
  { name: "listTagsOfNothing", call: "ListTagsForResource", input: unknown, error: "NotFoundException" },
  {
    name: "untagNothing",
    call: "UntagResource",
    input: { ...unknown, TagKeys: ["a"] },
    error: "NotFoundException",
  },
];
