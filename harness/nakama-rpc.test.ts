import { afterEach, beforeEach, expect, test } from "vitest";
import { callNakamaRpc, NakamaRpcError } from "./nakama-rpc.ts";
import { NakamaDesk } from "./simulated-server/testing/nakama-desk.ts";

let desk: NakamaDesk;
beforeEach(async () => {
  desk = await NakamaDesk.open();
});
afterEach(() => desk.close());

const access = () => ({ baseUrl: desk.baseUrl, httpKey: "a key&more" });

async function failure(call: Promise<unknown>): Promise<NakamaRpcError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NakamaRpcError);
  return error as NakamaRpcError;
}

test("the call is a POST of the plain object, with the key and unwrap in the query", async () => {
  desk.respond = () => ({ status: 200, body: '{"sessions":3}' });
  expect(await callNakamaRpc(access(), "list_games", { id: "gsess-9", player_count: 2 })).toBe(
    '{"sessions":3}',
  );
  expect(desk.received).toEqual([
    {
      method: "POST",
      url: "/v2/rpc/list_games?http_key=a%20key%26more&unwrap",
      body: '{"id":"gsess-9","player_count":2}',
    },
  ]);
});

test("a refusal carries status, code and Nakama's words", async () => {
  desk.respond = () => ({
    status: 400,
    body: '{"code":3,"message":"id must be set","error":{"Message":"id must be set","Code":3}}',
  });
  const error = await failure(callNakamaRpc(access(), "delete_instance_info", { id: "" }));
  expect(error).toMatchObject({ status: 400, code: 3, rpcId: "delete_instance_info" });
  expect(error.message).toBe("RPC delete_instance_info to Nakama failed: HTTP 400, id must be set");
});

test("a refusal that is not Nakama's still shows what came", async () => {
  desk.respond = () => ({ status: 502, body: "<html>bad gateway</html>" });
  const error = await failure(callNakamaRpc(access(), "x", {}));
  expect(error).toMatchObject({ status: 502, code: undefined });
  expect(error.message).toContain("<html>bad gateway</html>");
});

test("a connection closed without an answer, a silent Nakama and none at all are told apart from a refusal", async () => {
  desk.respond = () => "hang up";
  const hungUp = await failure(callNakamaRpc(access(), "x", null));
  expect(hungUp.status).toBeUndefined();
  expect(hungUp.message).toContain("no answer from http://127.0.0.1:");

  desk.respond = () => new Promise(() => undefined);
  const silent = await failure(callNakamaRpc(access(), "x", {}, { timeoutMs: 40 }));
  expect(silent.message).toContain("within 40 ms");

  const baseUrl = desk.baseUrl;
  desk.close();
  const nobody = await failure(callNakamaRpc({ baseUrl, httpKey: "k" }, "x", {}));
  expect(nobody.message).toContain("ECONNREFUSED");
});
