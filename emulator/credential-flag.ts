/** A credential as it is typed on a command line: `ACCESS_KEY:SECRET`, or `ACCESS_KEY:SECRET:SESSION_TOKEN`. */
import { InvalidArgumentError } from "commander";
import type { SigningCredential } from "./domain/query-signature.ts";

/** The text itself, once it is seen to be one. */
export function credentialValue(text: string): string {
  credentialIn(text);
  return text;
}

/** @throws InvalidArgumentError for a text without both parts. */
export function credentialIn(text: string): SigningCredential {
  const [accessKeyId = "", secretAccessKey = "", ...rest] = text.split(":");
  if (accessKeyId === "" || secretAccessKey === "")
    throw new InvalidArgumentError("It must be ACCESS_KEY:SECRET, or ACCESS_KEY:SECRET:SESSION_TOKEN.");
  const sessionToken = rest.join(":");
  return { accessKeyId, secretAccessKey, ...(sessionToken === "" ? {} : { sessionToken }) };
}
