import { expect, test } from "vitest";
import { encodeRequest, readFrame } from "./sdk-frames.ts";

test("a request is one object with Action and RequestId in front", () => {
  expect(encodeRequest("HeartbeatServerProcess", "r-1", { HealthStatus: true })).toBe(
    '{"Action":"HeartbeatServerProcess","RequestId":"r-1","HealthStatus":true}',
  );
});

test("doubles have a fraction where the SDK writes one; whole numbers never have", () => {
  const fields = {
    Limit: 50,
    Players: [
      {
        LatencyInMs: { "us-east-1": 40 },
        PlayerAttributes: {
          skill: { AttrType: "DOUBLE", N: 10 },
          rank: { AttrType: "DOUBLE", N: -2.5, SDM: null },
          N: { AttrType: "STRING_DOUBLE_MAP", SDM: { N: 3, mean: 1e21, low: -7 } },
        },
      },
    ],
  };
  const [shortest, withFraction] = (["shortest", "with-fraction"] as const).map((doubles) =>
    encodeRequest("StartMatchBackfill", "r-1", fields, doubles),
  );
  expect(shortest).toBe(JSON.stringify({ Action: "StartMatchBackfill", RequestId: "r-1", ...fields }));
  expect(withFraction).toBe(
    '{"Action":"StartMatchBackfill","RequestId":"r-1","Limit":50,"Players":[{"LatencyInMs":{"us-east-1":40},' +
      '"PlayerAttributes":{"skill":{"AttrType":"DOUBLE","N":10.0},"rank":{"AttrType":"DOUBLE","N":-2.5,"SDM":null},' +
      '"N":{"AttrType":"STRING_DOUBLE_MAP","SDM":{"N":3.0,"mean":1e+21,"low":-7.0}}}}]}',
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
