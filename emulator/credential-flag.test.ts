import { expect, test } from "vitest";
import { credentialIn } from "./credential-flag.ts";

test.each([
  ["AKID:secret", { accessKeyId: "AKID", secretAccessKey: "secret" }],
  ["ASIA:se/c=:to:ken", { accessKeyId: "ASIA", secretAccessKey: "se/c=", sessionToken: "to:ken" }],
])("%s is the credential %j", (text, credential) => expect(credentialIn(text)).toEqual(credential));

test.each(["", "AKID", "AKID:", ":secret"])("'%s' is none", (text) => {
  expect(() => credentialIn(text)).toThrow("It must be ACCESS_KEY:SECRET");
});
