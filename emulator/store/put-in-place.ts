/**
 * What `splice` does with one member, without the array that it answers. For the short runs of sorted lists, which change
 * with every record.
 */

/** Puts a member in before the one at an offset, or at the end. */
export function putInPlace<Member>(members: Member[], offset: number, member: Member): void {
  members.push(member);
  for (let at = members.length - 1; at > offset; at -= 1) members[at] = members[at - 1] as Member;
  members[offset] = member;
}

/** Takes out the member at an offset, which there has to be. */
export function takeOutInPlace<Member>(members: Member[], offset: number): void {
  for (let at = offset + 1; at < members.length; at += 1) members[at - 1] = members[at] as Member;
  members.pop();
}
