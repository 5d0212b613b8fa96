/**
 * The errors that AWS's front answers by itself, outside of GameLift's service model.
 *
 * **Documented**: names from AWS's page of common error types. **Assumed**: status 400 for all but those whose name
 * says otherwise; SDKs read the name, not the status.
 */
export type FrameworkErrorName =
  | "AccessDeniedException"
  | "ExpiredTokenException"
  | "IncompleteSignatureException"
  | "InvalidSignatureException"
  | "MissingAuthenticationTokenException"
  | "RequestEntityTooLargeException"
  | "SerializationException"
  | "ServiceUnavailable"
  | "ThrottlingException"
  | "UnknownOperationException"
  | "UnrecognizedClientException";

const ownStatus: Partial<Record<FrameworkErrorName, number>> = {
  RequestEntityTooLargeException: 413,
  ServiceUnavailable: 503,
};

/** A refusal before or beside GameLift's own rules. The message is what the client's user reads. */
export class FrameworkError extends Error {
  override readonly name: FrameworkErrorName;
  /** HTTP status. */
  readonly status: number;
  /**
   * Whether CBOR carries the name without a namespace; undefined leaves it to the front's option. The Go SDK
   * repeats throttled calls only when it is bare.
   */
  readonly bareType: boolean | undefined;

  constructor(
    name: FrameworkErrorName,
    message: string,
    options: { readonly status?: number; readonly bareType?: boolean } = {},
  ) {
    super(message);
    this.name = name;
    this.status = options.status ?? ownStatus[name] ?? 400;
    this.bareType = options.bareType;
  }
}

/** A body or member that cannot be understood. */
export const serialization = (message: string) => new FrameworkError("SerializationException", message);
