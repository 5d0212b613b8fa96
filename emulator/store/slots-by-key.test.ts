import fc from "fast-check";
import { expect, test } from "vitest";
import { SlotsByKey } from "./slots-by-key.ts";

const key = fc.constantFrom("now/a", "now/b", "later/a", "later/b", "later/c");
const change = fc.record({ key, isDeleted: fc.boolean() });

test("finds what a Map would, whichever keys come and go", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const slots = new SlotsByKey<number>((given) => given.startsWith("now/"));
      const model = new Map<string, { record: number }>();
      for (const [number, one] of changes.entries()) {
        const slot = { record: number };
        for (const each of [slots, model]) {
          if (one.isDeleted) each.delete(one.key);
          else each.set(one.key, slot);
        }
        expect(slots.get(one.key)).toBe(model.get(one.key));
        expect(slots.size).toBe(model.size);
      }
      const isLate = ([given]: [string, unknown]) => given.startsWith("later/");
      const ordered = [...[...model].filter(isLate), ...[...model].filter((entry) => !isLate(entry))];
      expect(slots.keys()).toEqual(ordered.map(([given]) => given));
      expect(slots.records()).toEqual(ordered.map(([, { record }]) => record));
    }),
  );
});
