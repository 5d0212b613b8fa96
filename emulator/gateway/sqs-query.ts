/**
 * The older AWS Query protocol of SQS: a form in, XML out.
 *
 * **Documented** (SQS API reference, making Query API requests): the action is a form member, the queue the path or a
 * member; lists are numbered members. Message bodies are escaped in the XML, so the tags found are the answer's own.
 */
import { brokerQueueName, brokerQueueUrl, type QueueNaming, queueNameOf } from "./queue-name.ts";
import { brokerArn, policyWithArns, userArn, userUrl } from "./rewrite-queue-url.ts";
import type { BrokerAnswer, QueryCall, ReceivedMessage, SqsAnswer, SqsHttpRequest } from "./sqs-call.ts";
import { faultOf, type SqsError, sqsError } from "./sqs-error.ts";
import { xmlEscaped, xmlText, xmlUnescaped } from "./xml-text.ts";

/** A call, or the error to answer when the request is none. */
export function readQueryCall(request: SqsHttpRequest): QueryCall | SqsError {
  const url = new URL(request.url, "http://sqs");
  const form = new URLSearchParams(request.body);
  for (const [name, value] of url.searchParams) form.set(name, value);
  const action = form.get("Action");
  if (action === null || !/^[A-Za-z]+$/.test(action)) {
    return sqsError.unknownOperation("The request names no Action and is no JSON call either.");
  }
  const queueUrl = form.get("QueueUrl") ?? (/^\/[^/]+\/[^/]+$/.test(url.pathname) ? url.pathname : undefined);
  const queueName = queueUrl === undefined ? undefined : queueNameOf(queueUrl);
  return {
    protocol: "query",
    action,
    queueName: queueName ?? form.get("QueueName") ?? undefined,
    receiptHandles: [...form].flatMap(([name, value]) => (/(^|\.)ReceiptHandle$/.test(name) ? [value] : [])),
    number(member) {
      const value = form.get(member);
      return value === null || !/^\d+$/.test(value) ? undefined : Number(value);
    },
    forBroker: (naming, brokerUrl) => ({
      path: queueName === undefined ? "/" : new URL(brokerQueueUrl(naming, brokerUrl, queueName)).pathname,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: brokerForm(form, action, naming, brokerUrl).toString(),
    }),
    fromBroker,
    messagesIn,
    errorTypeOf: (answer) =>
      answer.status < 400 ? undefined : (xmlText(answer.body, "Code") ?? `HTTP ${answer.status}`),
    done: () => successOf(action),
    failed: failedQuery,
  };
}

function brokerForm(form: URLSearchParams, action: string, naming: QueueNaming, brokerUrl: string) {
  const result = new URLSearchParams(form);
  const replace = (name: string, change: (value: string) => string) => {
    const value = form.get(name);
    if (value !== null) result.set(name, change(value));
  };
  replace("QueueUrl", (url) => brokerQueueUrl(naming, brokerUrl, queueNameOf(url)));
  replace("QueueName", (name) => brokerQueueName(naming, name));
  for (const name of ["SourceArn", "DestinationArn"]) replace(name, (arn) => brokerArn(naming, arn));
  for (const [name, value] of form) {
    if (!/^Attribute\.(\d+\.)?Name$/.test(name) || !/^Redrive(Allow)?Policy$/.test(value)) continue;
    replace(name.replace(/Name$/, "Value"), (policy) =>
      policyWithArns(policy, (arn) => brokerArn(naming, arn)),
    );
  }
  if (action === "ListQueues" && naming.queuePrefix !== "") {
    result.set("QueueNamePrefix", `${naming.queuePrefix}-${form.get("QueueNamePrefix") ?? ""}`);
  }
  return result;
}

function fromBroker(answer: BrokerAnswer, naming: QueueNaming, region: string): SqsAnswer {
  const arnOf = (arn: string) => userArn(naming, arn, region);
  const changeOf: Readonly<Record<string, (text: string) => string>> = {
    QueueArn: arnOf,
    RedrivePolicy: (policy) => policyWithArns(policy, arnOf),
    RedriveAllowPolicy: (policy) => policyWithArns(policy, arnOf),
  };
  const body = answer.body
    .replace(/<QueueUrl>([^<]*)<\/QueueUrl>/g, (_all, url: string) => {
      const changed = userUrl(naming, xmlUnescaped(url), region);
      return changed === undefined ? "" : `<QueueUrl>${xmlEscaped(changed)}</QueueUrl>`;
    })
    .replace(
      /(<Name>(QueueArn|RedrivePolicy|RedriveAllowPolicy)<\/Name>\s*<Value>)([^<]*)(<\/Value>)/g,
      (all, head: string, name: string, value: string, tail: string) => {
        const change = changeOf[name];
        return change === undefined ? all : head + xmlEscaped(change(xmlUnescaped(value))) + tail;
      },
    )
    .replace(
      /<(SourceArn|DestinationArn)>([^<]*)</g,
      (_all, tag: string, arn: string) => `<${tag}>${xmlEscaped(arnOf(xmlUnescaped(arn)))}<`,
    );
  return {
    status: answer.status,
    contentType: answer.headers["content-type"] ?? "text/xml",
    body,
    headers: {},
  };
}

function messagesIn(answer: SqsAnswer): readonly ReceivedMessage[] {
  if (answer.status !== 200) return [];
  return [...answer.body.matchAll(/<Message>([\s\S]*?)<\/Message>/g)].map(([, message = ""]) => ({
    messageId: xmlText(message, "MessageId") ?? "",
    receiptHandle: xmlText(message, "ReceiptHandle") ?? "",
    body: xmlText(message, "Body") ?? "",
  }));
}

const namespace = "http://queue.amazonaws.com/doc/2012-11-05/";

function successOf(action: string): SqsAnswer {
  return { ...xmlAnswer(200, `<${action}Response xmlns="${namespace}"></${action}Response>`), headers: {} };
}

export function failedQuery(error: SqsError, requestId: string): SqsAnswer {
  const parts = `<Type>${faultOf(error)}</Type><Code>${error.code}</Code><Message>${xmlEscaped(error.message)}</Message>`;
  return xmlAnswer(
    error.status,
    `<ErrorResponse xmlns="${namespace}"><Error>${parts}<Detail/></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
}

const xmlAnswer = (status: number, body: string): SqsAnswer => ({
  status,
  contentType: "text/xml",
  body: `<?xml version="1.0"?>${body}`,
  headers: {},
});
