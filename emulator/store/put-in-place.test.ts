import fc from "fast-check";
import { expect, test } from "vitest";
import { putInPlace, takeOutInPlace } from "./put-in-place.ts";

const membersAndOffset = fc
  .array(fc.integer(), { minLength: 1, maxLength: 130 })
  .chain((members) => fc.tuple(fc.constant(members), fc.nat(members.length - 1)));

test("puts in at every place, the end among them, what splice puts in there", () => {
  fc.assert(
    fc.property(membersAndOffset, fc.boolean(), ([members, at], isLast) => {
      const offset = isLast ? members.length : at;
      const changed = [...members];
      putInPlace(changed, offset, 0.5);
      expect(changed).toEqual(members.toSpliced(offset, 0, 0.5));
    }),
  );
});

test("takes out at every place what splice takes out there", () => {
  fc.assert(
    fc.property(membersAndOffset, ([members, offset]) => {
      const changed = [...members];
      takeOutInPlace(changed, offset);
      expect(changed).toEqual(members.toSpliced(offset, 1));
    }),
  );
});
