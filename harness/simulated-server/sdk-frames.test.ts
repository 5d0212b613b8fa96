import { expect, test } from "vitest";
import { encodeRequest, readFrame } from "./sdk-frames.ts";

test("a request is one object with Action and RequestId in front", () => {
  expect(encodeRequest("HeartbeatServerProcess", "r-1", { HealthStatus: true })).toBe(
    '{"Action":"HeartbeatServerProcess","RequestId":"r-1","HealthStatus":true}',
  );
});

test("a frame with a RequestId is an answer; without StatusCode 200 as a number it is no success", () => {
  expect(readFrame('{"Action":"A","RequestId":"r","StatusCode":400,"ErrorMessage":"no"}')).toMatchObject({
    kind: "answer",
    action: "A",
    requestId: "r",
    statusCode: 400,
    errorMessage: "no",
  });
  expect(readFrame('{"RequestId":"r"}')).toMatchObject({ kind: "answer", action: "", statusCode: 0 });
  expect(readFrame('{"RequestId":"r","StatusCode":"200"}')).toMatchObject({ statusCode: 0 });
});

test("a frame without RequestId, or with an empty or null one, is a push", () => {
  for (const requestId of ["", ',"RequestId":""', ',"RequestId":null']) {
    expect(readFrame(`{"Action":"TerminateProcess"${requestId}}`)).toMatchObject({
      kind: "push",
      action: "TerminateProcess",
    });
  }
});

test.each(["nonsense", "[]", "null", '"text"', "{}", "12"])("%s is told to be unreadable", (text) => {
  expect(readFrame(text)).toMatchObject({ kind: "unreadable", problem: expect.stringContaining(text) });
});
