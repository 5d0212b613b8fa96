import fc from "fast-check";
import { expect, test } from "vitest";
import { PageTokens } from "../../runtime/page-tokens.ts";
import { cutPage } from "../page.ts";
import { GAME_SESSION_NAME } from "./operand.ts";

const tokens = new PageTokens("seed");
const scope = { account: "000000000000", region: "us-east-1" };

const anyName = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 1024 }),
  fc.string({
    unit: fc.constantFrom("\u0001", "\ud800", '"', "é", "😀", "a"),
    minLength: 100,
    maxLength: 1024,
  }),
);

test("a page that ends at any name has a token within the model's 1,024 characters", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const position = [GAME_SESSION_NAME.sortedBy(name), Number.MAX_SAFE_INTEGER];
      const request = { limit: 1, token: undefined, of: "names" };
      const { nextToken = "" } = cutPage(request, [1, 2], () => position);
      const token = tokens.close(scope, "SearchGameSessions", nextToken);
      expect(token.length).toBeGreaterThan(0);
      expect(token.length).toBeLessThanOrEqual(1024);
    }),
    { numRuns: 500 },
  );
});
