import { invalidRequest } from "./api-error.ts";
import { givenMembers } from "./given-members.ts";

/** Where in Amazon S3 the files of a build or a script are. Nothing here ever fetches them. */
export interface S3Location {
  readonly bucket: string;
  readonly key: string;
  readonly roleArn?: string;
  readonly objectVersion?: string;
}

export type S3LocationWish = { readonly [Name in keyof Required<S3Location>]: string | undefined };

/**
 * The place of a caller's own files.
 *
 * **Documented**: bucket, key and role are needed; buckets with a dot in their name are not supported. **Assumed**: each
 * is an InvalidRequestException, since the model requires no member; that the bucket exists is not checked.
 *
 * @throws ApiError InvalidRequestException.
 */
export function ownS3Location({ bucket, key, roleArn, objectVersion }: S3LocationWish): S3Location {
  if (bucket === undefined || key === undefined || roleArn === undefined) {
    throw invalidRequest("StorageLocation needs Bucket, Key and RoleArn.");
  }
  if (bucket.includes(".")) {
    throw invalidRequest(
      `StorageLocation names bucket ${bucket}; buckets with a dot in their name are not supported.`,
    );
  }
  return { bucket, key, roleArn, ...givenMembers({ objectVersion }) };
}
