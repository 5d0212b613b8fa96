/**
 * Errors that the queue proxy answers itself, in the shape of the protocol that the client speaks.
 *
 * **Observed** (answers of AWS recorded by LocalStack's suite, AWS SDKs): the JSON protocol names the shape in `__type`
 * and the older code in a header; what SQS has not modelled comes from the framework's own namespace.
 */
export interface SqsError {
  readonly status: number;
  readonly type: string;
  /** The code of the older protocol, which SDKs show to their users. */
  readonly code: string;
  readonly message: string;
}

export const sqsError = {
  invalidParameterValue: (message: string): SqsError => ({
    status: 400,
    type: "com.amazon.coral.service#InvalidParameterValueException",
    code: "InvalidParameterValue",
    message,
  }),
  receiptHandleExpired: (receiptHandle: string): SqsError =>
    sqsError.invalidParameterValue(
      `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    ),
  serialization: (message: string): SqsError => ({
    status: 400,
    type: "com.amazon.coral.service#SerializationException",
    code: "SerializationException",
    message,
  }),
  unknownOperation: (message: string): SqsError => ({
    status: 400,
    type: "com.amazon.coral.service#UnknownOperationException",
    code: "InvalidAction",
    message,
  }),
  requestTooLarge: (message: string): SqsError => ({
    status: 413,
    type: "com.amazon.coral.service#RequestEntityTooLargeException",
    code: "RequestEntityTooLarge",
    message,
  }),
  accessDenied: (message: string): SqsError => ({
    status: 403,
    type: "com.amazon.coral.service#AccessDeniedException",
    code: "AccessDenied",
    message,
  }),
  requestThrottled: (message: string): SqsError => ({
    status: 400,
    type: "com.amazonaws.sqs#RequestThrottled",
    code: "RequestThrottled",
    message,
  }),
  queueDoesNotExist: (message: string): SqsError => ({
    status: 400,
    type: "com.amazonaws.sqs#QueueDoesNotExist",
    code: "AWS.SimpleQueueService.NonExistentQueue",
    message,
  }),
  internalFailure: (message: string): SqsError => ({
    status: 500,
    type: "com.amazon.coral.service#InternalFailure",
    code: "InternalFailure",
    message,
  }),
  serviceUnavailable: (message: string): SqsError => ({
    status: 503,
    type: "com.amazon.coral.service#ServiceUnavailableException",
    code: "ServiceUnavailable",
    message,
  }),
} as const;

export const faultOf = (error: SqsError): "Sender" | "Receiver" =>
  error.status < 500 ? "Sender" : "Receiver";
