import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPage, type PageRequest, pageLimit, pageStart, readPage } from "./page.ts";

const numbersAfter = (numbers: readonly number[]) => (after: number | undefined, count: number) =>
  numbers.filter((number) => after === undefined || number > after).slice(0, count);

const request = (limit: number, token?: string, of = "numbers"): PageRequest => ({ limit, token, of });

test("a list that does not change is read exactly once, in order, whatever the page size", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 7 }), (given, limit) => {
      const numbers = given.toSorted((a, b) => a - b);
      const seen: number[] = [];
      let token: string | undefined;
      do {
        const page = readPage(request(limit, token), numbersAfter(numbers), (number) => number);
        if (numbers.length > 0) expect(page.items.length).toBeGreaterThan(0);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.items);
        token = page.nextToken;
      } while (token !== undefined);
      expect(seen).toEqual(numbers);
    }),
  );
});

test("what stays in a list that changes between pages is neither repeated nor skipped", () => {
  const first = readPage(request(2), numbersAfter([1, 2, 3, 4]), (number) => number);
  expect(first.items).toEqual([1, 2]);
  const second = readPage(request(2, first.nextToken), numbersAfter([2, 4, 5]), (number) => number);
  expect(second).toEqual({ items: [4, 5] });
});

test("a page that ends with the list has no token", () => {
  expect(readPage(request(2), numbersAfter([1, 2]), (number) => number)).toEqual({ items: [1, 2] });
});

test("a token holds texts of any script and stays within the model's 1,024 characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-composite", maxLength: 400 }), fc.integer(), (given, number) => {
      const text = [...given].slice(0, 128).join("");
      const position = [0, text, number];
      const { nextToken } = cutPage(request(1), ["item", "next"], () => position);
      expect(nextToken?.length).toBeLessThanOrEqual(1024);
      expect(pageStart(request(1, nextToken))).toEqual(position);
    }),
  );
});

test("a token with any one character changed gives the page it gave, or is refused as a caller's mistake", () => {
  const characters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \n%é"];
  const position = fc.tuple(
    fc.constantFrom(0, 1),
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: "grapheme" }),
    ),
    fc.nat(),
  );
  fc.assert(
    fc.property(position, (given) => {
      const { nextToken = "" } = cutPage(request(1), ["item", "next"], () => given);
      const original = JSON.stringify(pageStart(request(1, nextToken)));
      const outcome = (token: string): string => {
        try {
          return JSON.stringify(pageStart(request(1, token)));
        } catch (error) {
          return error instanceof Error ? error.name : String(error);
        }
      };
      const outcomes = new Set<string>();
      for (let at = 0; at < nextToken.length; at += 1) {
        for (const character of characters) {
          outcomes.add(outcome(nextToken.slice(0, at) + character + nextToken.slice(at + 1)));
        }
      }
      outcomes.delete(original);
      expect([...outcomes]).toEqual(["InvalidRequestException"]);
    }),
    { numRuns: 20 },
  );
});

describe("a token is refused", () => {
  const { nextToken = "" } = cutPage(request(1), [1, 2], (number) => [number]);

  test("when it belongs to a request with other parameters", () => {
    expect(() => pageStart(request(1, nextToken, "letters"))).toThrow(
      "belongs to a request with other parameters",
    );
  });

  test("when it was not issued here, whatever it is", () => {
    const forged = [
      {},
      { after: [], of: "" },
      { after: 1, of: "" },
      { after: [null], of: "" },
      { after: [1] },
      { after: [1], of: "" },
      { after: [1], of: "", sum: "" },
      null,
    ];
    for (const token of [
      "",
      "%",
      "abc",
      "////",
      nextToken.slice(1),
      ...forged.map((one) => btoa(JSON.stringify(one))),
    ]) {
      expect(() => pageStart(request(1, token)), token).toThrow("not issued by this service");
    }
    fc.assert(
      fc.property(fc.string(), (token) => {
        fc.pre(token !== nextToken);
        expect(() => pageStart(request(1, token))).toThrow(
          expect.objectContaining({ name: "InvalidRequestException" }),
        );
      }),
    );
  });

  test("when it holds a text where the list has numbers", () => {
    const { nextToken: token } = cutPage(request(1), [1, 2], () => ["text"]);
    expect(() => readPage(request(1, token), numbersAfter([1]), (number) => number)).toThrow("not issued");
  });
});

test.each([
  [undefined, 100],
  [7, 7],
  [100, 100],
  [101, 100],
])("of a limit of %s at most 100, %i are given", (asked, given) => {
  expect(pageLimit(asked, 100)).toBe(given);
});

test.each([
  ["a space before it", (token: string) => ` ${token}`],
  ["a line end behind it", (token: string) => `${token}\n`],
  ["its padding cut", (token: string) => token.replace(/=+$/, "")],
  ["a member more", (token: string) => btoa(JSON.stringify({ ...JSON.parse(atob(token)), more: 1 }))],
])("a token with %s is another text, and refused unless it is the same", (_what, change) => {
  for (const of of ["numbers", "numbers!", "numbers!!"]) {
    const { nextToken = "" } = readPage(
      request(1, undefined, of),
      numbersAfter([1, 2, 3]),
      (number) => number,
    );
    const changed = change(nextToken);
    if (changed === nextToken) continue;
    expect(() => pageStart(request(1, changed, of))).toThrow("NextToken");
  }
});
