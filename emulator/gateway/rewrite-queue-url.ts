/**
 * Puts the broker's queue names into what clients send, and the user's into what comes back. JSON of the SQS protocol
 * only; sqs-query.ts does the same for the older protocol.
 *
 * **Documented** (SQS API reference): the members that name queues. Message bodies are never looked into.
 */
import {
  brokerQueueName,
  brokerQueueUrl,
  type QueueNaming,
  queueArnOf,
  queueNameOf,
  userQueueName,
} from "./queue-name.ts";

export interface JsonObject {
  readonly [member: string]: unknown;
}

/**
 * The input of an action as the broker must see it.
 * @throws QueueNameTooLong
 */
export function toBrokerInput(
  action: string,
  input: JsonObject,
  naming: QueueNaming,
  brokerUrl: string,
): JsonObject {
  const result: Record<string, unknown> = { ...input };
  replaceText(result, "QueueUrl", (url) => brokerQueueUrl(naming, brokerUrl, queueNameOf(url)));
  replaceText(result, "QueueName", (name) => brokerQueueName(naming, name));
  for (const member of ["SourceArn", "DestinationArn"]) {
    replaceText(result, member, (arn) => brokerArn(naming, arn));
  }
  if (action === "ListQueues" && naming.queuePrefix !== "") {
    const asked = typeof input.QueueNamePrefix === "string" ? input.QueueNamePrefix : "";
    result.QueueNamePrefix = `${naming.queuePrefix}-${asked}`;
  }
  const attributes = input.Attributes;
  if (isObject(attributes)) {
    result.Attributes = withArns(attributes, (arn) => brokerArn(naming, arn));
  }
  return result;
}

/** The answer of an action as the user must see it. Queues of other worlds are left out of lists. */
export function fromBrokerOutput(output: JsonObject, naming: QueueNaming, region: string): JsonObject {
  const result: Record<string, unknown> = { ...output };
  const arnOf = (arn: string) => userArn(naming, arn, region);
  replaceText(result, "QueueUrl", (url) => userUrl(naming, url, region) ?? url);
  for (const member of ["QueueUrls", "queueUrls"]) {
    const urls = output[member];
    if (Array.isArray(urls))
      result[member] = urls.flatMap((url) => userUrl(naming, String(url), region) ?? []);
  }
  const attributes = output.Attributes;
  if (isObject(attributes)) {
    const rewritten: Record<string, unknown> = withArns(attributes, arnOf);
    replaceText(rewritten, "QueueArn", arnOf);
    result.Attributes = rewritten;
  }
  const tasks = output.Results;
  if (Array.isArray(tasks)) {
    result.Results = tasks.map((task: unknown) => {
      if (!isObject(task)) return task;
      const rewritten: Record<string, unknown> = { ...task };
      for (const member of ["SourceArn", "DestinationArn"]) replaceText(rewritten, member, arnOf);
      return rewritten;
    });
  }
  return result;
}

/** The user's URL of a queue at the broker; undefined when the queue belongs to another world. */
export function userUrl(naming: QueueNaming, brokerQueueUrl: string, region: string): string | undefined {
  const name = userQueueName(naming, queueNameOf(brokerQueueUrl));
  return name === undefined ? undefined : naming.queueUrlOf(name, region);
}

const queueArn = /^(arn:[^:]*:sqs:[^:]*:[^:]*:)([^:]+)$/;

/** @throws QueueNameTooLong */
export function brokerArn(naming: QueueNaming, arn: string): string {
  return arn.replace(queueArn, (_all, head: string, name: string) => head + brokerQueueName(naming, name));
}

export function userArn(naming: QueueNaming, arn: string, region: string): string {
  const name = userQueueName(naming, queueArn.exec(arn)?.[2] ?? "");
  return name === undefined || name === "" ? arn : queueArnOf(naming, name, region);
}

/** Dead-letter policies are JSON texts among the attributes, and name queues by ARN. */
function withArns(attributes: JsonObject, arnOf: (arn: string) => string): Record<string, unknown> {
  const result: Record<string, unknown> = { ...attributes };
  for (const member of ["RedrivePolicy", "RedriveAllowPolicy"]) {
    replaceText(result, member, (text) => policyWithArns(text, arnOf));
  }
  return result;
}

/** Text that is no JSON object is left to the broker to refuse. */
export function policyWithArns(text: string, arnOf: (arn: string) => string): string {
  const policy = parseObject(text);
  if (policy === undefined) return text;
  const result: Record<string, unknown> = { ...policy };
  replaceText(result, "deadLetterTargetArn", arnOf);
  const sources = policy.sourceQueueArns;
  if (Array.isArray(sources)) result.sourceQueueArns = sources.map((arn) => arnOf(String(arn)));
  return JSON.stringify(result);
}

function replaceText(
  target: Record<string, unknown>,
  member: string,
  change: (text: string) => string,
): void {
  const text = target[member];
  if (typeof text === "string") target[member] = change(text);
}

/** Undefined when the text is not JSON or no object. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
