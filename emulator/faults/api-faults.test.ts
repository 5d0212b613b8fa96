import { CreateAliasCommand, DescribeAliasCommand, ListAliasesCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known } from "../testing/guide-set-up.ts";
import { StandingWall } from "../testing/standing-wall.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

let bench: TestEmulator;
/** What is held for a time is let go by the test: on a busy machine any time may have passed between two looks. */
let wall: StandingWall;
const order = (fault: string, given: object = {}) =>
  bench.emulator.control.command("add-fault", { fault, ...given });

const terminal = { Type: "TERMINAL" as const, Message: "closed" };
async function create(Name = "one"): Promise<string> {
  const { Alias } = await bench.client.send(new CreateAliasCommand({ Name, RoutingStrategy: terminal }));
  return known(Alias?.AliasId);
}
const list = (asked: { Limit?: number; NextToken?: string } = {}) =>
  bench.client.send(new ListAliasesCommand(asked));
const aliasNames = async () => ((await list()).Aliases ?? []).map(({ Name }) => Name);

/** What the client makes of a call: its error's name and message, and the HTTP status where there was one. */
async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: Error & { $metadata?: { httpStatusCode?: number } }) => reason,
  );
  if (error === undefined) return "no error";
  return { name: error.name, message: error.message, status: error.$metadata?.httpStatusCode };
}

const fired = () => bench.emulator.control.journal(0).filter(({ kind }) => kind === "fault");
/** Bounded; generous because several suites may share the machine's cores. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });
const calls = (operation: string) =>
  bench.emulator.control.journal(0).filter(({ kind, what }) => kind === "input" && what === operation);
const answers = () =>
  bench.emulator.control
    .journal(0)
    .flatMap(({ what, details }) => (what === "answered" ? [details.outcome] : []));

describe.each(wireProtocols)("over %s", { timeout: 60_000 }, (protocol) => {
  beforeEach(async () => {
    wall = new StandingWall();
    bench = await TestEmulator.start(protocol, {}, wall);
  });
  afterEach(() => bench.close());

  test.each<[{ error: string; message?: string; statusCode?: number }, number]>([
    [{ error: "ConflictException" }, 400],
    [{ error: "InternalServiceException", message: "Try again later." }, 500],
    [{ error: "ServiceUnavailable" }, 503],
    [{ error: "AccessDeniedException", statusCode: 403 }, 403],
  ])("fail-call %j: the operation's caller is told so, and nothing is done", async (settings, status) => {
    order("fail-call", { settings, match: { operation: "CreateAlias" } });
    expect(await aliasNames()).toEqual([]);
    expect(await failureOf(create())).toEqual({
      name: settings.error,
      message: settings.message ?? "This failure was ordered: fault fail-call.",
      status,
    });
    expect(calls("CreateAlias")).toEqual([]);
    expect(fired()).toMatchObject([
      { what: "fail-call fired", details: { operation: "CreateAlias", protocol, remaining: 0 } },
    ]);
    await create();
    expect(await aliasNames()).toEqual(["one"]);
  });

  test("throttle-call: as many calls of that operation as were ordered, those of others go on", async () => {
    order("throttle-call", { match: { operation: "ListAliases", protocol }, count: 2 });
    await create();
    for (let call = 0; call < 2; call += 1)
      expect(await failureOf(list())).toMatchObject({ name: /ThrottlingException/, status: 400 });
    expect(await aliasNames()).toEqual(["one"]);
  });

  test("slow-call: the call acts when its time has passed, and is named as busy meanwhile", async () => {
    order("slow-call", { settings: { delayMs: 300 }, match: { operation: "CreateAlias" } });
    const slow = create();
    await eventually(() => bench.emulator.control.busy()).toEqual([
      "CreateAlias is held for 300 ms before it acts, as ordered",
    ]);
    wall.pass(299);
    expect(await aliasNames()).toEqual([]);
    wall.pass(1);
    await slow;
    expect(await aliasNames()).toEqual(["one"]);
  });

  test("slow-answer: the call has acted, and is named as busy until its answer leaves", async () => {
    order("slow-answer", { settings: { delayMs: 300 }, match: { operation: "CreateAlias" } });
    const slow = create();
    await eventually(aliasNames).toEqual(["one"]);
    expect(bench.emulator.control.busy()).toContain(
      "the answer of CreateAlias is held for 300 ms, as ordered",
    );
    wall.pass(300);
    await slow;
    await bench.settled();
  });

  test.each([false, true])("hang-call, acts %j: no answer, and nobody waits for it", async (acts) => {
    order("hang-call", { settings: { acts }, match: { operation: "CreateAlias" } });
    const given = new AbortController();
    const command = new CreateAliasCommand({ Name: "one", RoutingStrategy: terminal });
    const hanging = failureOf(bench.client.send(command, { abortSignal: given.signal }));
    await eventually(() => fired().length).toBe(1);
    await bench.settled();
    expect(await aliasNames()).toEqual(acts ? ["one"] : []);
    given.abort();
    expect(await hanging).toMatchObject({ name: "AbortError" });
    if (acts) await eventually(answers).toContain("lost");
    expect(answers().filter((outcome) => outcome === "lost")).toHaveLength(acts ? 1 : 0);
  });

  test.each([
    ["reset-call", []],
    ["lose-answer", ["one"]],
  ])("%s: the connection ends without an answer", async (fault, present) => {
    order(fault, { match: { operation: "CreateAlias" } });
    expect(await failureOf(create())).toMatchObject({ message: /socket hang up|ECONNRESET/ });
    expect(await aliasNames()).toEqual(present);
    expect(await bench.client.send(new ListAliasesCommand({}))).toMatchObject({});
  });

  test.each([{}, { keptBytes: 0 }, { keptBytes: 1_000_000 }])(
    "truncate-answer %j: it has acted, and its answer breaks off",
    async (settings) => {
      order("truncate-answer", { settings, match: { operation: "CreateAlias" } });
      expect(await failureOf(create())).toMatchObject({ message: /aborted|ECONNRESET|hang up/ });
      expect(await aliasNames()).toEqual(["one"]);
      expect(answers()).toContain("lost");
    },
  );

  test.each([
    ["html", 503],
    ["other-protocol", 400],
  ])("wrong-protocol %s: no answer of this service, and nothing is done", async (answer, status) => {
    order("wrong-protocol", { settings: { answer }, match: { operation: "CreateAlias" } });
    expect(await failureOf(create())).toMatchObject({ status });
    expect(await aliasNames()).toEqual([]);
  });

  test("wrong-protocol without-header: an empty success, and nothing is done", async () => {
    order("wrong-protocol", { settings: { answer: "without-header" }, match: { operation: "CreateAlias" } });
    await expect(create()).rejects.toThrow();
    expect(await aliasNames()).toEqual([]);
  });

  test.each([
    ["InternalServiceException", 500],
    ["ServiceUnavailable", 503],
  ])("done-but-failed %s: told so, and done", async (error, status) => {
    order("done-but-failed", { settings: { error }, match: { operation: "CreateAlias" } });
    expect(await failureOf(create())).toMatchObject({ name: error, status });
    expect(await aliasNames()).toEqual(["one"]);
  });

  test("a fault behind the call leaves alone what was refused: nothing was done", async () => {
    order("done-but-failed");
    const asked = new DescribeAliasCommand({ AliasId: "alias-11111111-1111-1111-1111-111111111111" });
    expect(await failureOf(bench.client.send(asked))).toMatchObject({ name: "NotFoundException" });
    expect(fired()).toEqual([]);
  });

  test("leave-out-member: each item lacks it, once", async () => {
    await create("one");
    await create("two");
    order("leave-out-member", {
      settings: { members: ["Name", "Message"] },
      match: { operation: "ListAliases" },
    });
    const { Aliases = [] } = await list();
    expect(Aliases).toHaveLength(2);
    for (const alias of Aliases) {
      expect(alias.Name).toBeUndefined();
      expect(alias.RoutingStrategy).toEqual({ Type: "TERMINAL" });
      expect(alias.AliasId).toMatch(/^alias-/);
    }
    expect((await aliasNames()).toSorted()).toEqual(["one", "two"]);
  });

  test("leave-out-member asNull: it is there and null, which clients read as nothing", async () => {
    await create("one");
    const settings = { members: ["Name", "CreationTime"], asNull: true };
    order("leave-out-member", { settings, match: { operation: "ListAliases" } });
    const [alias] = (await list()).Aliases ?? [];
    expect(alias?.Name ?? null).toBeNull();
    expect(alias?.CreationTime ?? null).toBeNull();
    expect(alias?.AliasId).toMatch(/^alias-/);
  });

  test("empty-page: its token leads to what it should have held, on the first page and on a later one", async () => {
    for (const name of ["one", "two", "three"]) await create(name);
    order("empty-page", { match: { operation: "ListAliases" }, letPass: 1 });
    const first = await list({ Limit: 2 });
    const emptied = await list({ Limit: 2, NextToken: known(first.NextToken) });
    expect(emptied.Aliases).toEqual([]);
    const second = await list({ Limit: 2, NextToken: known(emptied.NextToken) });
    expect([first.Aliases?.length, second.Aliases?.length, second.NextToken]).toEqual([2, 1, undefined]);

    order("empty-page", { match: { operation: "ListAliases" } });
    const { Aliases, NextToken } = await list({ Limit: 2 });
    expect(Aliases).toEqual([]);
    expect((await list({ Limit: 2, NextToken: known(NextToken) })).Aliases).toEqual(first.Aliases);
  });

  test("empty-page: nobody but the emulator itself makes its tokens", async () => {
    await create();
    order("empty-page", { match: { operation: "ListAliases" } });
    const NextToken = known((await list()).NextToken);
    for (const token of [
      "emptied-page.",
      NextToken.slice(0, -1),
      `${NextToken}A`,
      NextToken.replace("emptied-page.", ""),
    ])
      expect(await failureOf(list({ NextToken: token }))).toMatchObject({ name: "InvalidRequestException" });
    expect((await list({ NextToken })).Aliases).toHaveLength(1);
  });

  test("an emulator that closes waits for nobody that a fault holds", async () => {
    order("slow-call", { settings: { delayMs: 60_000 }, match: { operation: "CreateAlias" } });
    order("hang-call", { match: { operation: "ListAliases" } });
    const held = [failureOf(create()), failureOf(list())];
    await eventually(() => fired().length).toBe(2);
    await bench.emulator.close();
    for (const failure of await Promise.all(held)) expect(failure).not.toBe("no error");
  });

  test.each([
    ["fail-call", { settings: { error: "OutOfMemoryException" } }, "error"],
    ["fail-call", { settings: { error: "NotFoundException" } }, "not every operation declares"],
    [
      "fail-call",
      { settings: { error: "GameSessionFullException" }, match: { operation: "CreateAlias" } },
      "CreateAlias does not declare GameSessionFullException",
    ],
    [
      "fail-call",
      { settings: { error: "InternalServiceException", statusCode: 503 } },
      "gives it its status",
    ],
    ["slow-call", { settings: { delayMs: 60_001 } }, "delayMs"],
    ["throttle-call", { match: { operation: "CreateFleets" } }, "operation must be one"],
    ["throttle-call", { match: { protocol: "xml" } }, "protocol"],
    ["leave-out-member", { settings: { members: ["Name"] } }, "match.operation"],
    [
      "leave-out-member",
      { settings: { members: ["Nmae"] }, match: { operation: "ListAliases" } },
      "the output of ListAliases has no member Nmae; it has Aliases",
    ],
    ["stale-read", { match: { operation: "CreateAlias" } }, "only reads"],
    ["stale-read", { match: { operation: "ListAliases" }, settings: { secondsBehind: 0 } }, "secondsBehind"],
    ["empty-page", { match: { operation: "DescribeAlias" } }, "answers in pages"],
  ])("%s ordered as %j is refused in words", (fault, given, words) => {
    expect(() => order(fault, given)).toThrow(words);
  });
});

test("throttle-call over CBOR: the name comes bare or with its namespace, as ordered", async () => {
  bench = await TestEmulator.start("cbor");
  try {
    const typeOf = async (isBare: boolean): Promise<string> => {
      order("throttle-call", { settings: { isBare }, match: { operation: "ListAliases" } });
      const response = await fetch(
        `${bench.emulator.addresses.apiUrl}/service/GameLift/operation/ListAliases`,
        {
          method: "POST",
          body: new Uint8Array([0xa0]),
          headers: {
            authorization:
              "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/gamelift/aws4_request, SignedHeaders=host, Signature=0000",
            "content-type": "application/cbor",
            "smithy-protocol": "rpc-v2-cbor",
          },
        },
      );
      const text = Buffer.from(await response.arrayBuffer()).toString("latin1");
      return /[\w.]*#?ThrottlingException/.exec(text.replace(/^.*__type./su, ""))?.[0] ?? text;
    };
    expect(await typeOf(true)).toBe("ThrottlingException");
    expect(await typeOf(false)).toContain("com.amazonaws.gamelift#ThrottlingException");
  } finally {
    await bench.close();
  }
});
