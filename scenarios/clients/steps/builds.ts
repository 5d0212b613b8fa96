import type { ClientStep } from "../../../harness/index.ts";

const build = { BuildId: "<createSecondBuild.Build.BuildId>" };

/** Builds beside the guide's. */
export const buildSteps: readonly ClientStep[] = [
  {
    name: "createSecondBuild",
    call: "CreateBuild",
    input: {
      Name: "my-server-2.0.0",
      Version: "2.0.0",
      OperatingSystem: "AMAZON_LINUX_2023",
      StorageLocation: {
        Bucket: "my-organisation-gamelift-builds",
        Key: "2.0.0.zip",
        RoleArn: "arn:aws:iam::000000000000:role/GameLiftS3AccessRole",
      },
      Tags: [{ Key: "stage", Value: "beta" }],
    },
    output: { Build: { Name: "my-server-2.0.0", OperatingSystem: "AMAZON_LINUX_2023" } },
  },
  {
    name: "describeBuild",
    call: "DescribeBuild",
    input: build,
    output: { Build: { Name: "my-server-2.0.0", Status: "READY" } },
  },
  {
    name: "updateBuild",
    call: "UpdateBuild",
    input: { ...build, Version: "2.0.1" },
    output: { Build: { Name: "my-server-2.0.0", Version: "2.0.1" } },
  },
  {
    name: "updateUnknownBuild",
    call: "UpdateBuild",
    input: { BuildId: "build-00000000-0000-4000-8000-000000000000", Name: "anything" },
    error: "NotFoundException",
  },
  { name: "listBuilds", call: "ListBuilds", input: { Limit: 1 }, output: { NextToken: /./ } },
  {
    name: "listMoreBuilds",
    call: "ListBuilds",
    input: { Limit: 1, NextToken: "<listBuilds.NextToken>" },
    output: {},
  },
  { name: "listFailedBuilds", call: "ListBuilds", input: { Status: "FAILED" }, output: { Builds: [] } },
  { name: "deleteBuild", call: "DeleteBuild", input: build, output: {} },
  { name: "describeDeletedBuild", call: "DescribeBuild", input: build, error: "NotFoundException" },
];
