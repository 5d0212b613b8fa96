import { z } from "zod";
import { ApiError, type ApiErrorName } from "../domain/api-error.ts";
import type { FaultMatch } from "../domain/fault.ts";
import { FrameworkError, type FrameworkErrorName } from "../wire/framework-error.ts";
import { serviceModel } from "../wire/service-model.ts";
import type { OrderedError } from "./api-seams.ts";

/** Errors that AWS gives beside the service model. */
export const frameworkErrorNames = [
  "AccessDeniedException",
  "ExpiredTokenException",
  "IncompleteSignatureException",
  "InvalidSignatureException",
  "MissingAuthenticationTokenException",
  "RequestEntityTooLargeException",
  "SerializationException",
  "ServiceUnavailable",
  "ThrottlingException",
  "UnknownOperationException",
  "UnrecognizedClientException",
] as const satisfies readonly FrameworkErrorName[];

export const modelledErrorNames = Object.keys(serviceModel.exceptions);

const isModelled = (name: string): name is ApiErrorName => serviceModel.exceptions[name] !== undefined;

/** The HTTP status of an error: those of the model have their own. */
export const errorStatusCode = z.number().int().min(400, "an error has a status from 400 on").max(599);

/** Why an operation cannot give this error, or undefined. */
export function foreignError(
  { name, statusCode }: Pick<OrderedError, "name" | "statusCode">,
  { operation }: FaultMatch,
): string | undefined {
  if (!isModelled(name)) return undefined;
  if (statusCode !== undefined) return `${name} is of the service model, which gives it its status.`;
  const givers = Object.entries(serviceModel.operationErrors).filter(([, errors]) => errors.includes(name));
  const names = givers.map(([giver]) => giver);
  if (operation === undefined) {
    return names.length === Object.keys(serviceModel.operationErrors).length
      ? undefined
      : `not every operation declares ${name}: name one in match.operation.`;
  }
  return names.includes(operation) ? undefined : `${operation} does not declare ${name}.`;
}

/** What is thrown for it. */
export function orderedError({ name, message, statusCode, isBare }: OrderedError): ApiError | FrameworkError {
  if (isModelled(name)) return new ApiError(name, message);
  return new FrameworkError(name as FrameworkErrorName, message, {
    ...(statusCode === undefined ? {} : { status: statusCode }),
    ...(isBare === undefined ? {} : { bareType: isBare }),
  });
}
