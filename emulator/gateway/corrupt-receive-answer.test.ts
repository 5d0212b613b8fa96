import { describe, expect, test } from "vitest";
import { corruptReceiveAnswer } from "./corrupt-receive-answer.ts";

const answer = (body: string) => ({
  status: 200,
  contentType: "application/x-amz-json-1.0",
  body,
  headers: {},
});
const message = {
  MessageId: "m-1",
  ReceiptHandle: "h-1",
  MD5OfBody: "5d41402abc4b2a76b9719d911017c592",
  Body: "hello",
};

describe("json", () => {
  const body = JSON.stringify({ Messages: [message, message] });
  const under = (how: "wrong-md5" | "truncated" | "no-body") =>
    corruptReceiveAnswer("json", answer(body), how).body;

  test("wrong-md5 changes the digest of every message alone", () => {
    const { Messages } = JSON.parse(under("wrong-md5"));
    expect(Messages).toEqual([1, 2].map(() => ({ ...message, MD5OfBody: "0".repeat(32) })));
  });

  test("no-body leaves out the body and its digest", () => {
    const { Messages } = JSON.parse(under("no-body"));
    expect(Messages[0]).toEqual({ MessageId: "m-1", ReceiptHandle: "h-1" });
  });

  test("truncated is no JSON any more", () => {
    expect(() => JSON.parse(under("truncated"))).toThrow(SyntaxError);
  });
});

test("the same in XML", () => {
  const xml = `<Message><MessageId>m-1</MessageId><MD5OfBody>${message.MD5OfBody}</MD5OfBody><Body>hello</Body></Message>`;
  const under = (how: "wrong-md5" | "truncated" | "no-body") =>
    corruptReceiveAnswer("query", answer(xml), how).body;
  expect(under("wrong-md5")).toContain(`<MD5OfBody>${"0".repeat(32)}</MD5OfBody><Body>hello</Body>`);
  expect(under("no-body")).toBe("<Message><MessageId>m-1</MessageId></Message>");
  expect(under("truncated")).not.toContain("</Message>");
});
