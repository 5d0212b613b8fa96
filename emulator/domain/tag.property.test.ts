import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TAGS_PER_RESOURCE_LIMIT, type Tag, withoutTags, withTags } from "./tag.ts";

// Few keys, so that sets of tags overlap.
const key = fc.constantFrom(..."abcdefgh");
const tags = fc.uniqueArray(fc.record({ key, value: fc.string({ maxLength: 2 }) }), {
  selector: (tag) => tag.key,
});
const keysOf = (some: readonly Tag[]) => some.map((tag) => tag.key);
const valueOfKey = (some: readonly Tag[], name: string) => some.find((tag) => tag.key === name)?.value;

describe("tags of a resource", () => {
  test("a key has the value that it was given last, and stands once", () => {
    fc.assert(
      fc.property(tags, tags, (present, added) => {
        const all = withTags(present, added);
        expect(new Set(keysOf(all)).size).toBe(all.length);
        for (const name of new Set([...keysOf(present), ...keysOf(added)])) {
          expect(valueOfKey(all, name)).toBe(valueOfKey(added, name) ?? valueOfKey(present, name));
        }
        expect(withTags(all, added)).toEqual(all);
      }),
    );
  });

  test("what is taken away is gone, and nothing else", () => {
    fc.assert(
      fc.property(tags, fc.array(key), (present, keys) => {
        const left = withoutTags(present, keys);
        expect(left).toEqual(present.filter((tag) => !keys.includes(tag.key)));
        expect(withTags(left, [])).toEqual(left);
      }),
    );
  });
});

const numbered = (count: number, prefix = "key"): Tag[] =>
  Array.from({ length: count }, (_, i) => ({ key: `${prefix}-${i}`, value: "" }));

describe("tags that are refused", () => {
  test.each([
    ["a key of AWS's own", [], [{ key: "AWS:owner", value: "" }], "reserved"],
    [
      "a key twice in one request",
      [],
      [
        { key: "a", value: "1" },
        { key: "a", value: "1" },
      ],
      "more than once",
    ],
    ["one tag too many at once", [], numbered(TAGS_PER_RESOURCE_LIMIT + 1), "51 tags"],
    ["one tag too many in all", numbered(TAGS_PER_RESOURCE_LIMIT), numbered(1, "more"), "51 tags"],
  ])("%s", (_what, present, added, words) => {
    expect(() => withTags(present, added)).toThrow(
      expect.objectContaining({ name: "TaggingFailedException", message: expect.stringContaining(words) }),
    );
  });

  test("a full resource takes new values of the keys that it has", () => {
    const full = numbered(TAGS_PER_RESOURCE_LIMIT);
    expect(withTags(full, [{ key: "key-7", value: "new" }])).toHaveLength(TAGS_PER_RESOURCE_LIMIT);
  });
});
