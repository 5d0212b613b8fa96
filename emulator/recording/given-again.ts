import type { SigningCredential } from "../domain/query-signature.ts";
import { RecordingRefused } from "./recording-refused.ts";

/**
 * The credentials that a recording names, with their secrets, which it does not hold.
 *
 * @throws RecordingRefused naming those that were not given again.
 */
export function givenAgain(
  named: readonly { readonly accessKeyId: string }[],
  given: readonly SigningCredential[],
): readonly SigningCredential[] {
  const missing = named.filter(({ accessKeyId }) => !given.some((each) => each.accessKeyId === accessKeyId));
  if (missing.length > 0) {
    const keys = missing.map(({ accessKeyId }) => accessKeyId).join(", ");
    throw new RecordingRefused(
      `Game servers could sign by ${keys}, whose secret is in no recording: give it again by --server-sdk-credential.`,
    );
  }
  return named.flatMap(({ accessKeyId }) => given.filter((each) => each.accessKeyId === accessKeyId));
}
