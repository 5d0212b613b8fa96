import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPage, FOREIGN_TOKEN, type PageRequest, pageLimit, pageStart, readPage } from "./page.ts";

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

test("a token holds texts of any script", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer(), (text, number) => {
      const position = [0, text, number];
      const { nextToken } = cutPage(request(1), ["item", "next"], () => position);
      expect(pageStart(request(1, nextToken))).toEqual(position);
    }),
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
    const forged = [{}, [], [1], ["1a2b"], ["1a2b", null], [null, 1], ["1a2b", [1]], null, 1, "1a2b"];
    for (const token of ["", "%", "abc", FOREIGN_TOKEN, ...forged.map((one) => JSON.stringify(one))]) {
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
