import type { CheckStep } from "../check-step.ts";
import { right, wrong } from "../check-step.ts";
import type { Examination } from "../examination.ts";
import { becomes, connectionRefused, messageOf, recordOf, socketOpened } from "../life-moments.ts";
import { unseen } from "../unseen.ts";

/** InitSDK: the process has a socket that GameLift took for it. */
export const connected: CheckStep = {
  name: "connected",
  title: "calls InitSDK and is let in",
  needs: [],
  expected: ({ connectSeconds }) =>
    `a WebSocket to GameLift with the process id, host id, fleet id and token it was given, within ${connectSeconds} s`,
  look: async (examination) => {
    const { life, limits, findings } = examination;
    const isItsConnection = becomes("server process", "CONNECTED");
    const sighting = await life.next((entry) => isItsConnection(entry) || connectionRefused(entry), {
      withinSeconds: limits.connectSeconds,
    });
    if (sighting.kind !== "seen")
      return unseen(
        examination,
        sighting,
        "no connection to GameLift",
        limits.connectSeconds,
        neverConnected,
      );
    if (connectionRefused(sighting.value)) {
      const message = messageOf(sighting.value);
      return wrong(`GameLift refused its connection: ${message}`, fixOfRefusal(message));
    }
    return connectedAs(examination, String(recordOf(sighting.value).processId), findings.processId);
  },
};

const neverConnected =
  "Call InitSDK early in main, before anything long: without parameters on managed fleets, where GAMELIFT_SDK_* are " +
  "set, or with ServerParameters on Anywhere. A server that takes them from its arguments gets placeholders: " +
  "{url} {process} {host} {fleet} {token}.";

function fixOfRefusal(message: string): string {
  if (/began TLS on the plain port/.test(message))
    return "Check it with --tls: C++ and Unreal speak TLS whatever the URL says.";
  if (/does not trust/.test(message))
    return "It must trust the authority that SSL_CERT_FILE names; a server in Go does by itself.";
  return (
    "Hand on exactly what was given: GAMELIFT_SDK_PROCESS_ID, _HOST_ID, _FLEET_ID and _AUTH_TOKEN belong together, and " +
    "variables win over what is passed to InitSDK."
  );
}

function connectedAs({ life, findings }: Examination, seenId: string, givenId: string) {
  const opened = life.find((entry) => socketOpened(entry) && entry.subjectId === seenId);
  const { sdkLanguage, sdkVersion } = opened?.details ?? {};
  const sdk = `${String(sdkLanguage)} Server SDK ${String(sdkVersion)}`;
  findings.processId = seenId;
  if (seenId === givenId) return right(`with the ${sdk}`);
  return wrong(
    `it came as process ${seenId}, but was given ${givenId} (${sdk})`,
    "Use the process id that its host gives it (GAMELIFT_SDK_PROCESS_ID, or {process} in the arguments): by another one " +
      "a host cannot tell which of its processes GameLift speaks of.",
    { goesOn: true },
  );
}
