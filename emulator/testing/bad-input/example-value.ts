/** Values that keep every limit of the service model, as small as they can be. */
import type { Members } from "../../runtime/input.ts";
import { type MemberModel, serviceModel } from "../../wire/service-model.ts";
import { exampleText } from "./example-text.ts";

export type StructureModel = { readonly [member: string]: MemberModel };

/** The required members alone. */
export function exampleMembers(structure: StructureModel): Members {
  const required = Object.entries(structure).filter(([, member]) => member.required);
  return Object.fromEntries(required.map(([name, member]) => [name, exampleValue(member)]));
}

/** Timestamps are `Date`, blobs `Uint8Array`. @param size how many entries a list or map shall have. */
export function exampleValue(member: MemberModel, size = Math.max(member.min ?? 0, 1)): unknown {
  switch (member.type) {
    case "string":
      return exampleText(member);
    case "integer":
    case "long":
    case "float":
    case "double":
      return Math.max(member.min ?? 0, 0);
    case "boolean":
      return true;
    case "timestamp":
      return new Date("2026-01-01T00:00:00Z");
    case "blob":
      return new Uint8Array(Math.max(member.min ?? 0, 1));
    case "list":
      return Array.from({ length: size }, () => exampleValue(partOf(member.member)));
    case "map":
      return exampleMap(member, size);
    case "structure":
      return exampleMembers(structureOf(member));
  }
}

function exampleMap({ key, value }: MemberModel, size: number): Members {
  const names = Array.from({ length: size }, (_, index) =>
    index === 0 ? exampleText(partOf(key)) : `k${index}`,
  );
  return Object.fromEntries(names.map((name) => [name, exampleValue(partOf(value))]));
}

export function structureOf({ shape }: MemberModel): StructureModel {
  const structure = serviceModel.inputStructures[shape ?? ""];
  if (structure === undefined) throw new Error(`the service model has no input structure ${shape}`);
  return structure;
}

export function partOf(part: MemberModel | undefined): MemberModel {
  if (part === undefined) throw new Error("the service model does not say what a list or map holds");
  return part;
}
