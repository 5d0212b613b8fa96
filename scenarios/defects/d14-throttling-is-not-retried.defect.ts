import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D14",
  severity: "B",
  title: "a call that AWS throttles is not tried again",
  symptom:
    "A placement whose StartGameSessionPlacement is throttled fails at the first attempt, and its players are told so (113). The same error without a namespace in its name is tried again, and nobody notices.",
  cause:
    "Over CBOR AWS's Go SDK keeps an unmodelled error's full name, namespace included, and the table of errors to try again knows the bare names only.",
  hurts:
    "Players at busy times, when the account's rate limit is met; the SDK's retries were meant for just that.",
  liveWith: "Try Create again in the hook, with a pause; raise the account's limits with AWS; spread calls.",
};
