import { type MemberModel, serviceModel } from "../wire/service-model.ts";

/** The names of all members that an operation's output may have, at whatever depth. */
export function outputMembers(operation: string): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const lookInto = (structure: { readonly [member: string]: MemberModel } | undefined) => {
    for (const [name, member] of Object.entries(structure ?? {})) {
      names.add(name);
      lookAt(member);
    }
  };
  const lookAt = ({ shape, member, value }: MemberModel) => {
    if (member !== undefined) lookAt(member);
    if (value !== undefined) lookAt(value);
    if (shape === undefined || seen.has(shape)) return;
    seen.add(shape);
    lookInto(serviceModel.outputStructures[shape]);
  };
  lookInto(serviceModel.outputs[operation]);
  return names;
}
