/**
 * The exceptions of the GameLift service model, thrown where a rule is broken and put on the wire in one place.
 *
 * **Documented**: the 16 exceptions of API version 2015-10-01; which operation declares which is data
 * (`operationErrors` in the constraints file).
 */
export type ApiErrorName =
  | "ConflictException"
  | "FleetCapacityExceededException"
  | "GameSessionFullException"
  | "IdempotentParameterMismatchException"
  | "InternalServiceException"
  | "InvalidFleetStatusException"
  | "InvalidGameSessionStatusException"
  | "InvalidRequestException"
  | "LimitExceededException"
  | "NotFoundException"
  | "NotReadyException"
  | "OutOfCapacityException"
  | "TaggingFailedException"
  | "TerminalRoutingStrategyException"
  | "UnauthorizedException"
  | "UnsupportedRegionException";

/** A refusal that an AWS client receives as the exception of that name. The message is what the client's user reads. */
export class ApiError extends Error {
  override readonly name: ApiErrorName;
  constructor(name: ApiErrorName, message: string) {
    super(message);
    this.name = name;
  }
}

export const conflict = (message: string) => new ApiError("ConflictException", message);
export const fleetCapacityExceeded = (message: string) =>
  new ApiError("FleetCapacityExceededException", message);
export const gameSessionFull = (message: string) => new ApiError("GameSessionFullException", message);
export const idempotentParameterMismatch = (message: string) =>
  new ApiError("IdempotentParameterMismatchException", message);
export const internalService = (message: string) => new ApiError("InternalServiceException", message);
export const invalidFleetStatus = (message: string) => new ApiError("InvalidFleetStatusException", message);
export const invalidGameSessionStatus = (message: string) =>
  new ApiError("InvalidGameSessionStatusException", message);
export const invalidRequest = (message: string) => new ApiError("InvalidRequestException", message);
export const limitExceeded = (message: string) => new ApiError("LimitExceededException", message);
export const notFound = (message: string) => new ApiError("NotFoundException", message);
export const taggingFailed = (message: string) => new ApiError("TaggingFailedException", message);
export const terminalRoutingStrategy = (message: string) =>
  new ApiError("TerminalRoutingStrategyException", message);
