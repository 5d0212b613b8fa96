/**
 * Finds out from method, path and headers which protocol a request speaks and which operation it calls.
 *
 * **Documented**: paths, headers and content types of AWS JSON 1.1 and Smithy RPC v2 CBOR. **Observed**: AWS answers
 * what it cannot dispatch, a wrong content type included, with UnknownOperationException. **Assumed**: its status 400.
 */
import { FrameworkError } from "./framework-error.ts";

export type Protocol = "json" | "cbor";

export interface RequestLine {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly contentType: string | undefined;
  readonly target: string | undefined;
  readonly smithyProtocol: string | undefined;
}

const cborPath = "/service/GameLift/operation/";
const jsonTarget = "GameLift.";

/** The protocol in which even an unroutable request is to be answered. */
export function protocolOf(line: RequestLine): Protocol {
  const speaksCbor =
    line.smithyProtocol !== undefined ||
    line.url?.startsWith("/service/") === true ||
    mediaType(line.contentType) === "application/cbor";
  return speaksCbor ? "cbor" : "json";
}

/**
 * The called operation's name, not yet known to exist.
 *
 * @throws FrameworkError UnknownOperationException when the request cannot be dispatched.
 */
export function routeOperation(line: RequestLine): {
  readonly protocol: Protocol;
  readonly operation: string;
} {
  if (line.method !== "POST") {
    throw unknownOperation(`Operations are called with POST, and this request's method is ${line.method}.`);
  }
  const path = line.url?.split("?", 1)[0] ?? "";
  return path.startsWith(cborPath) ? routeCbor(path, line) : routeJson(path, line);
}

function routeCbor(path: string, line: RequestLine) {
  if (line.smithyProtocol !== undefined && line.smithyProtocol !== "rpc-v2-cbor") {
    throw unknownOperation(`The header smithy-protocol must be rpc-v2-cbor, and is ${line.smithyProtocol}.`);
  }
  requireMediaType(line, "application/cbor");
  return { protocol: "cbor", operation: path.slice(cborPath.length) } as const;
}

function routeJson(path: string, line: RequestLine) {
  if (path !== "/") {
    throw unknownOperation(
      `${path} is neither / (AWS JSON) nor ${cborPath}<Operation> (Smithy RPC v2 CBOR).`,
    );
  }
  if (line.target === undefined) {
    throw unknownOperation(
      "A call in AWS JSON names its operation in the header X-Amz-Target; it is missing.",
    );
  }
  if (!line.target.startsWith(jsonTarget)) {
    throw unknownOperation(`X-Amz-Target must be ${jsonTarget}<Operation>, and is ${line.target}.`);
  }
  requireMediaType(line, "application/x-amz-json-1.1");
  return { protocol: "json", operation: line.target.slice(jsonTarget.length) } as const;
}

function requireMediaType(line: RequestLine, expected: string): void {
  if (mediaType(line.contentType) === expected) return;
  throw unknownOperation(`The Content-Type must be ${expected}, and is ${line.contentType ?? "missing"}.`);
}

const mediaType = (contentType: string | undefined) => contentType?.split(";", 1)[0]?.trim().toLowerCase();

export const unknownOperation = (message: string) => new FrameworkError("UnknownOperationException", message);
