/**
 * The door for AWS API calls: takes HTTP requests of either protocol, hands over decoded calls, sends the answers.
 *
 * **Assumed**: the order of refusals (web page, dispatch, authentication, body, types, rate, limits of the operations
 * that are served); no client depends on it. What is refused never reaches `handle` and so changes nothing.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, internalService } from "../domain/api-error.ts";
import type { Scope } from "../domain/scope.ts";
import { judgeOrigin } from "../origin-guard.ts";
import type { Members } from "../runtime/input.ts";
import { type Answer, type AnswerContext, errorAnswer, outputAnswer, statusOf } from "./answer.ts";
import { authenticate, type Caller } from "./authentication.ts";
import { decodeCbor } from "./cbor.ts";
import { constraintRefusal } from "./constraints.ts";
import type { DecodedCall } from "./decoded-call.ts";
import { type DeliveryOutcome, deliver } from "./delivery.ts";
import { deliverSpoiled, FaultyAnswer, faultyAnswer } from "./faulty-answer.ts";
import { FrameworkError } from "./framework-error.ts";
import { decodeJson } from "./json.ts";
import { compileOperationPlans, type OperationPlan } from "./member-plan.ts";
import { RequestLostError, readBody } from "./request-body.ts";
import { type Protocol, protocolOf, type RequestLine, routeOperation, unknownOperation } from "./route.ts";

export interface WireFrontOptions {
  /** The account of callers whose access key is not an account number, the region of those who name none. */
  readonly home: Scope;
  /** At least 2 MiB and less than 10 MiB: AWS refuses requests of that size, so must we. */
  readonly maximumBodyBytes: number;
  /** Host names beside loopback and AWS's own, without port. */
  readonly allowedHosts?: readonly string[];
  /** Refuse CreatePlayerSession's PlayerData when it is "", as the model says; the fleet manager sends it. */
  readonly strictPlayerData?: boolean;
  /** Leave the namespace out of `__type` for CBOR errors outside of the model; the Go SDK then repeats throttled calls. */
  readonly bareFrameworkErrorTypes?: boolean;
  readonly newRequestId: () => string;
  /**
   * Answers one call with its output, timestamps as `Date`. Throws ApiError or FrameworkError for what the client is
   * to be told, FaultyAnswer for what no healthy service would; anything else becomes an InternalServiceException.
   */
  readonly handle: (call: DecodedCall) => Members | Promise<Members>;
  /**
   * Which operations `handle` serves; all of the model unless told. Calls of another are handed over without a look at
   * their limits, so that its caller learns from `handle` what the matter is, not what to mend first.
   */
  readonly isServed?: (operation: string) => boolean;
  /** Whether this call is one too many by now; no limits unless told. What could not be understood is no call. */
  readonly isThrottled?: (call: Pick<DecodedCall, "operation" | "scope" | "parameters">) => boolean;
  /** Told of what broke while a call was handled or its output written: a mistake of the emulator. */
  readonly failed: (failure: WireFailure) => void;
  /** Told of each request that did not become a call. */
  readonly refused?: (refusal: WireRefusal) => void;
  /** Told exactly once for each call given to `handle`, after it: whether the answer left this process. */
  readonly answered?: (callId: string, outcome: DeliveryOutcome) => void;
}

export interface WireRefusal {
  readonly requestId: string;
  readonly protocol: Protocol;
  readonly status: number;
  readonly errorName: string;
  readonly message: string;
  readonly method: string;
  readonly url: string;
  readonly userAgent: string;
  /** As the client named it; absent when the request could not be dispatched. */
  readonly operation?: string;
  /** Absent when the request came not so far as to tell. */
  readonly caller?: Caller;
}

export interface WireFailure {
  readonly requestId: string;
  /** Absent when it broke before the request had become a call. */
  readonly callId?: string;
  readonly operation?: string;
  readonly error: unknown;
}

const MiB = 2 ** 20;

/**
 * A listener for a `node:http` server's requests.
 *
 * @throws RangeError for a body limit outside of 2 MiB to 10 MiB.
 */
export function createWireFront(
  options: WireFrontOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  if (!(options.maximumBodyBytes >= 2 * MiB && options.maximumBodyBytes < 10 * MiB)) {
    throw new RangeError(
      `maximumBodyBytes must be at least 2 MiB and below 10 MiB, and is ${options.maximumBodyBytes}.`,
    );
  }
  const plans = compileOperationPlans({ strictPlayerData: options.strictPlayerData === true });
  let callCount = 0;

  const admit = async (request: IncomingMessage, line: RequestLine, known: Known): Promise<Admission> => {
    requireOwnHost(request, options.allowedHosts ?? []);
    const { protocol, operation } = routeOperation(line);
    known.operation = operation;
    const plan = plans.get(operation);
    if (plan === undefined) throw unknownOperation(`${operation} is not an operation of Amazon GameLift.`);
    const { authorization, host } = request.headers;
    known.caller = authenticate({ authorization, host }, options.home);
    const body = await readBody(request, options.maximumBodyBytes);
    const parameters = protocol === "cbor" ? decodeCbor(plan.input, body) : decodeJson(plan.input, body);
    if (options.isThrottled?.({ operation, scope: known.caller.scope, parameters }))
      throw new FrameworkError("ThrottlingException", "Rate exceeded");
    if (options.isServed?.(operation) !== false) {
      const refusal = constraintRefusal(plan.input, parameters);
      if (refusal !== undefined) throw refusal;
    }
    return { plan, protocol, caller: known.caller, parameters };
  };

  const fail = (failure: WireFailure, what: string): ApiError => {
    options.failed(failure);
    return internalService(
      `${what} failed inside the emulator. Its journal has the cause under the request id ${failure.requestId}.`,
    );
  };

  const answerError = (error: ApiError | FrameworkError, context: AnswerContext): Answer =>
    errorAnswer(error, context, { bareFrameworkErrorTypes: options.bareFrameworkErrorTypes === true });

  const handle = async (call: DecodedCall, plan: OperationPlan): Promise<Answer> => {
    try {
      return outputAnswer(plan, await options.handle(call), call);
    } catch (error) {
      if (isTellable(error)) return answerError(error, call);
      if (error instanceof FaultyAnswer) return faultyAnswer(error.way, plan, call);
      const { requestId, callId, operation } = call;
      return answerError(fail({ requestId, callId, operation, error }, operation), call);
    }
  };

  const refuse = (error: unknown, request: IncomingMessage, context: AnswerContext, known: Known): Answer => {
    const { requestId } = context;
    if (!isTellable(error)) return answerError(fail({ requestId, error }, "Reading the request"), context);
    options.refused?.({
      ...context,
      ...known,
      status: statusOf(error),
      errorName: error.name,
      message: error.message,
      method: request.method ?? "",
      url: request.url ?? "",
      userAgent: userAgentOf(request),
    });
    return answerError(error, context);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = options.newRequestId();
    const line = requestLine(request);
    const known: Known = {};
    let admission: Admission;
    try {
      admission = await admit(request, line, known);
    } catch (error) {
      if (error instanceof RequestLostError) return;
      deliver(response, refuse(error, request, { protocol: protocolOf(line), requestId }, known), () => {});
      return;
    }
    callCount += 1;
    const call = decodedCall(`call-${callCount}`, requestId, admission, request);
    const answer = await handle(call, admission.plan);
    const answered = (outcome: DeliveryOutcome) => options.answered?.(call.callId, outcome);
    if (answer.spoiling === undefined) deliver(response, answer, answered);
    else deliverSpoiled(response, answer, answer.spoiling, answered);
  };

  return (request, response) => {
    void serve(request, response);
  };
}

/** What is known of a request at the point where it is refused. */
type Known = { operation?: string; caller?: Caller };

interface Admission {
  readonly plan: OperationPlan;
  readonly protocol: Protocol;
  readonly caller: Caller;
  readonly parameters: Members;
}

function decodedCall(
  callId: string,
  requestId: string,
  { plan, protocol, caller, parameters }: Admission,
  request: IncomingMessage,
): DecodedCall {
  const attempt = header(request, "amz-sdk-request");
  const invocationId = header(request, "amz-sdk-invocation-id");
  return {
    callId,
    requestId,
    protocol,
    operation: plan.operation,
    ...caller,
    parameters,
    userAgent: userAgentOf(request),
    ...(attempt === undefined ? {} : { attempt }),
    ...(invocationId === undefined ? {} : { invocationId }),
  };
}

function requireOwnHost({ headers }: IncomingMessage, allowedHosts: readonly string[]): void {
  const judgement = judgeOrigin({ host: headers.host, origin: headers.origin, allowedHosts });
  if ("refused" in judgement)
    throw new FrameworkError("AccessDeniedException", judgement.refused, { status: 403 });
}

const requestLine = (request: IncomingMessage): RequestLine => ({
  method: request.method,
  url: request.url,
  contentType: request.headers["content-type"],
  target: header(request, "x-amz-target"),
  smithyProtocol: header(request, "smithy-protocol"),
});

const userAgentOf = (request: IncomingMessage): string => request.headers["user-agent"] ?? "";

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

const isTellable = (error: unknown): error is ApiError | FrameworkError =>
  error instanceof ApiError || error instanceof FrameworkError;
