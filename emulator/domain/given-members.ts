/** What is left of a type when members that may be undefined are left out instead. */
export type GivenMembers<Members extends object> = {
  readonly [Name in keyof Members as undefined extends Members[Name] ? never : Name]: Members[Name];
} & {
  readonly [Name in keyof Members as undefined extends Members[Name] ? Name : never]?: Exclude<
    Members[Name],
    undefined
  >;
};

/** The members that have a value: a record has no member that is undefined. */
export function givenMembers<Members extends object>(members: Members): GivenMembers<Members> {
  const given: Partial<Members> = {};
  for (const name of Object.keys(members) as (keyof Members)[]) {
    if (members[name] !== undefined) given[name] = members[name];
  }
  return given as unknown as GivenMembers<Members>;
}
