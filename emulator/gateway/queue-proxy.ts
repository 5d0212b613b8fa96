/**
 * Stands between queue clients and ElasticMQ: the user's queue names outside, the world's at the broker, AWS's answers
 * where ElasticMQ's differ, and an observer that is told of every call.
 *
 * **Observed** (measured with ElasticMQ 1.7.1): it does not notice a client that leaves a long poll, and hands the next
 * message to nobody; it comes again after its visibility timeout. AWS's users report the same of AWS, so nothing is
 * done about it here.
 */
import { randomUUID } from "node:crypto";
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { askBroker, BrokerUnreachable, brokerAddress } from "./ask-broker.ts";
import { awsHostOf } from "./aws-host.ts";
import { type MeetQueueFault, type ServedCall, serveUnderFaults } from "./faulty-queue-calls.ts";
import { hostAndPortOf } from "./host-and-port.ts";
import { placementEventInBody } from "./placement-event-in-body.ts";
import { QueueNameTooLong, type QueueNaming } from "./queue-name.ts";
import type { QueueObservation } from "./queue-observation.ts";
import { readSqsCall } from "./read-sqs-call.ts";
import { trackReceiptHandles } from "./receipt-handles.ts";
import type { SqsAnswer, SqsCall } from "./sqs-call.ts";
import { type SqsError, sqsError } from "./sqs-error.ts";
import { failedJson, jsonCall } from "./sqs-json.ts";
import { failedQuery } from "./sqs-query.ts";
import { type DecidedAnswer, deleteStrictly } from "./strict-delete.ts";

export interface QueueProxyOptions extends QueueNaming {
  /** The region of calls whose host names none, as when this machine is called by its own name. */
  readonly homeRegion: string;
  /** Where ElasticMQ answers, such as `http://127.0.0.1:9324`; asked anew for every call. Undefined: there is none. */
  readonly brokerUrl: () => string | undefined;
  readonly observe?: (observation: QueueObservation) => void;
  /** Whether deletes follow AWS's rules instead of ElasticMQ's. True unless given. */
  readonly awsStrictness?: boolean;
  /** The machine's monotonic time in milliseconds. */
  readonly monotonicMs?: () => number;
  /** What was ordered to go wrong; nothing unless given. */
  readonly faults?: QueueProxyFaults;
}

/** How faults get in between. */
export interface QueueProxyFaults {
  readonly meet: MeetQueueFault;
  /** Runs after so many milliseconds of the machine; answers how to call it off. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export interface QueueProxy {
  /** Takes connections that the gateway hands over. It does not listen by itself. */
  readonly server: Server;
  readonly isReachable: boolean;
  /** Cuts the path to the queue or mends it. While it is cut, new requests lose their connection; open polls go on. */
  setReachable(isReachable: boolean): void;
  /** Ends every call and connection. */
  close(): void;
}

/** ElasticMQ closes idle connections after 60 s; ours close first, so that no call meets a closing one. */
const idleMilliseconds = 30_000;
/** How long the broker may be silent beyond the wait that a receive has asked for. */
const patienceMilliseconds = 60_000;

export function createQueueProxy(options: QueueProxyOptions): QueueProxy {
  const observe = options.observe ?? (() => {});
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  const isStrict = options.awsStrictness ?? true;
  const agent = new Agent({ keepAlive: true, timeout: idleMilliseconds });
  const handles = trackReceiptHandles();
  let isReachable = true;
  let lastCallId = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const host = hostAndPortOf(request.headers.host ?? "", 443)?.host ?? "";
    const read = await readSqsCall(request, host);
    if (read === "gone") return;
    const { call } = read;
    if ("code" in call) {
      observe({ kind: "refused", status: call.status, errorType: call.code, message: call.message });
      send(response, requestId, read.isJson ? failedJson(call) : failedQuery(call, requestId));
      return;
    }
    lastCallId += 1;
    const { action, queueName, receiptHandles } = call;
    const seen = { callId: lastCallId, action, queueName, receiptHandles };
    observe({
      kind: "started",
      ...seen,
      waitTimeSeconds: call.number("WaitTimeSeconds"),
      visibilityTimeoutSeconds: call.number("VisibilityTimeout"),
    });
    const clientLeft = new AbortController();
    response.once("close", () => clientLeft.abort());
    const region = awsHostOf(host)?.region ?? options.homeRegion;
    const served = await serve(call, region, requestId, clientLeft.signal);
    if (clientLeft.signal.aborted) {
      observe({ kind: "aborted", ...seen });
      return;
    }
    if ("cut" in served) {
      observe({ kind: "unanswered", ...seen });
      request.socket.destroy();
      return;
    }
    const { answer, decidedBy } = served;
    const messageIds = receiptHandles.map((handle) => handles.messageIdOf(queueName ?? "", handle));
    const messages = call.action === "ReceiveMessage" ? messagesSeenIn(call, answer) : [];
    const errorType = call.errorTypeOf(answer);
    observe({ kind: "answered", ...seen, status: answer.status, errorType, messages, messageIds, decidedBy });
    send(response, requestId, answer);
  }

  async function serve(
    call: SqsCall,
    region: string,
    requestId: string,
    signal: AbortSignal,
  ): Promise<ServedCall> {
    const answered = async () => {
      const decided = await answerOf(call, region, requestId, signal);
      if (call.action === "ReceiveMessage") noteReceived(call, decided.answer);
      return decided;
    };
    if (options.faults === undefined) return await answered();
    return await serveUnderFaults(call, {
      ...options.faults,
      region,
      requestId,
      signal,
      handles,
      serve: answered,
      showAgain: (answer, seconds) => showAgain(call, answer, seconds, { region, requestId, signal }),
    });
  }

  /** A change of visibility as a client could make it. */
  async function showAgain(
    call: SqsCall,
    answer: SqsAnswer,
    seconds: number,
    { region, requestId, signal }: { region: string; requestId: string; signal: AbortSignal },
  ): Promise<void> {
    const QueueUrl = options.queueUrlOf(call.queueName ?? "", region);
    for (const { receiptHandle } of call.messagesIn(answer)) {
      const input = { QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds };
      await answerOf(jsonCall("ChangeMessageVisibility", input), region, requestId, signal);
    }
  }

  async function answerOf(
    call: SqsCall,
    region: string,
    requestId: string,
    signal: AbortSignal,
  ): Promise<DecidedAnswer> {
    const ask = async (asked: SqsCall): Promise<SqsAnswer> => {
      const brokerUrl = options.brokerUrl();
      if (brokerUrl === undefined) throw new BrokerUnreachable("No queue broker was configured.");
      const silenceMilliseconds = patienceMilliseconds + (asked.number("WaitTimeSeconds") ?? 0) * 1000;
      const call = asked.forBroker(options, brokerUrl);
      const answer = await askBroker(brokerAddress(brokerUrl), call, agent, { silenceMilliseconds, signal });
      return asked.fromBroker(answer, options, region);
    };
    try {
      if (isStrict && /^DeleteMessage(Batch)?$/.test(call.action)) {
        return await deleteStrictly(call, { handles, ask, now: monotonicMs(), requestId });
      }
      const answer = await ask(call);
      if (/^ChangeMessageVisibility/.test(call.action) && answer.status === 200) noteVisibility(call);
      return { answer, decidedBy: "broker" };
    } catch (error) {
      if (error instanceof QueueNameTooLong) {
        return refusedHere(sqsError.invalidParameterValue(error.message));
      }
      if (error instanceof BrokerUnreachable) return refusedHere(sqsError.serviceUnavailable(error.message));
      return refusedHere(sqsError.internalFailure(`The queue proxy failed: ${String(error)}`));
    }
    function refusedHere(error: SqsError): DecidedAnswer {
      return { answer: call.failed(error, requestId), decidedBy: "proxy" };
    }
  }

  function noteReceived(call: SqsCall, answer: SqsAnswer): void {
    const timeoutSeconds = call.number("VisibilityTimeout");
    const visibleAt = timeoutSeconds === undefined ? undefined : monotonicMs() + timeoutSeconds * 1000;
    for (const message of messagesSeenIn(call, answer))
      handles.received({ queueName: call.queueName ?? "", ...message, visibleAt });
  }

  /** A batch may give every message its own timeout: of those no expiry is judged any more. */
  function noteVisibility(call: SqsCall): void {
    const seconds = call.action === "ChangeMessageVisibility" ? call.number("VisibilityTimeout") : undefined;
    const visibleAt = seconds === undefined ? undefined : monotonicMs() + seconds * 1000;
    for (const handle of call.receiptHandles) {
      handles.visibilityChanged(call.queueName ?? "", handle, visibleAt);
    }
  }

  const server = createServer((request, response) => {
    if (!isReachable) {
      observe({ kind: "cut" });
      request.socket.destroy();
      return;
    }
    handle(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  return {
    server,
    get isReachable() {
      return isReachable;
    },
    setReachable(next) {
      isReachable = next;
    },
    close() {
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

const messagesSeenIn = (call: SqsCall, answer: SqsAnswer) =>
  call.messagesIn(answer).map(({ messageId, receiptHandle, body }) => ({
    messageId,
    receiptHandle,
    placementEvent: placementEventInBody(body),
  }));

function send(response: ServerResponse, requestId: string, answer: SqsAnswer): void {
  if (response.destroyed) return;
  response.writeHead(answer.status, {
    ...answer.headers,
    "Content-Type": answer.contentType,
    "Content-Length": Buffer.byteLength(answer.body),
    "x-amzn-RequestId": requestId,
  });
  response.end(answer.body);
}
