import type { ReceiveCorruption } from "./queue-fault.ts";
import { isObject, parseObject } from "./rewrite-queue-url.ts";
import type { SqsAnswer, SqsCall } from "./sqs-call.ts";

const NO_DIGEST = "0".repeat(32);

/** The answer to a receive as no SQS gives it, in either protocol. */
export function corruptReceiveAnswer(
  protocol: SqsCall["protocol"],
  answer: SqsAnswer,
  how: ReceiveCorruption,
): SqsAnswer {
  if (how === "truncated")
    return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
  return { ...answer, body: protocol === "json" ? inJson(answer.body, how) : inXml(answer.body, how) };
}

type Change = Exclude<ReceiveCorruption, "truncated">;

function inJson(body: string, how: Change): string {
  const output = parseObject(body) ?? {};
  const messages = Array.isArray(output.Messages) ? output.Messages.filter(isObject) : [];
  const Messages = messages.map((message) => {
    if (how === "wrong-md5") return { ...message, MD5OfBody: NO_DIGEST };
    const { Body: _body, MD5OfBody: _digest, ...rest } = message;
    return rest;
  });
  return JSON.stringify({ ...output, Messages });
}

const inXml = (body: string, how: Change): string =>
  how === "wrong-md5"
    ? body.replaceAll(/<MD5OfBody>[^<]*/g, `<MD5OfBody>${NO_DIGEST}`)
    : body.replaceAll(/<(MD5Of)?Body>[^<]*<\/(MD5Of)?Body>/g, "");
