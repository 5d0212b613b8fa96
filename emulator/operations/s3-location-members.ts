import type { S3Location as S3LocationMembers } from "@aws-sdk/client-gamelift";
import type { S3Location, S3LocationWish } from "../domain/s3-location.ts";
import type { Checked } from "./checked.ts";

/** A place in Amazon S3 as the API shows it. **Documented** members. */
export const s3LocationMembers = (location: S3Location): S3LocationMembers => ({
  Bucket: location.bucket,
  Key: location.key,
  RoleArn: location.roleArn,
  ObjectVersion: location.objectVersion,
});

/** The same as callers give it; undefined when they give none. */
export const s3LocationWish = (
  members: Checked<S3LocationMembers> | undefined,
): S3LocationWish | undefined =>
  members === undefined
    ? undefined
    : {
        bucket: members.Bucket,
        key: members.Key,
        roleArn: members.RoleArn,
        objectVersion: members.ObjectVersion,
      };
