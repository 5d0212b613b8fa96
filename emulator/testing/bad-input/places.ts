/** Every place of an operation's input at which a value can stand, however deep, with a valid input around it. */
import type { Members } from "../../runtime/input.ts";
import { type MemberModel, serviceModel } from "../../wire/service-model.ts";
import { exampleMembers, exampleValue, partOf, type StructureModel, structureOf } from "./example-value.ts";

export interface Place {
  readonly member: MemberModel;
  /** A map's keys and the scalar items and values of lists and maps are told of where the list or map stands. */
  readonly role: "member" | "item" | "key" | "value";
  /** As texts of violations write it, for example `tags.1.member.key`. */
  readonly path: string;
  /** As texts about types write it, for example `Tags[0].Key`. */
  readonly typePath: string;
  /** Whether the value must not appear in a text, by its own word or that of the list or map it stands in. */
  readonly isSensitive: boolean;
  /** A valid input but for this value; undefined leaves it out. */
  readonly inputWith: (value: unknown) => Members;
}

/** The places of an operation's input, in the model's order. */
export function placesOf(operation: string): readonly Place[] {
  const members = serviceModel.inputs[operation];
  if (members === undefined) throw new Error(`the service model has no operation ${operation}`);
  return inStructure(members, { path: "", typePath: "", shapes: [], around: (input) => input as Members });
}

interface Surroundings {
  readonly path: string;
  readonly typePath: string;
  /** The structures that surround it, so that one within itself is not followed for ever. */
  readonly shapes: readonly string[];
  readonly around: (value: unknown) => Members;
}

function inStructure(structure: StructureModel, outer: Surroundings): readonly Place[] {
  return Object.entries(structure).flatMap(([name, member]) => {
    const awsName = name.charAt(0).toLowerCase() + name.slice(1);
    const inner: Surroundings = {
      path: outer.path === "" ? awsName : `${outer.path}.${awsName}`,
      typePath: outer.typePath === "" ? name : `${outer.typePath}.${name}`,
      shapes: outer.shapes,
      around: (value) => outer.around({ ...exampleMembers(structure), [name]: value }),
    };
    return [place(member, "member", inner, member.sensitive === true), ...within(member, inner)];
  });
}

function place(member: MemberModel, role: Place["role"], at: Surroundings, isSensitive: boolean): Place {
  return { member, role, path: at.path, typePath: at.typePath, isSensitive, inputWith: at.around };
}

function within(member: MemberModel, at: Surroundings): readonly Place[] {
  switch (member.type) {
    case "structure": {
      const shape = member.shape ?? "";
      if (at.shapes.includes(shape)) return [];
      return inStructure(structureOf(member), { ...at, shapes: [...at.shapes, shape] });
    }
    case "list":
      return inList(member, at);
    case "map":
      return inMap(member, at);
    default:
      return [];
  }
}

function inList(list: MemberModel, at: Surroundings): readonly Place[] {
  const item = partOf(list.member);
  const others = (exampleValue(list) as readonly unknown[]).slice(1);
  const inner: Surroundings = {
    ...at,
    path: isScalar(item) ? at.path : `${at.path}.1.member`,
    typePath: `${at.typePath}[0]`,
    around: (value) => at.around([value, ...others]),
  };
  return [
    place(item, "item", inner, list.sensitive === true || item.sensitive === true),
    ...within(item, inner),
  ];
}

function inMap(map: MemberModel, at: Surroundings): readonly Place[] {
  const [key, value] = [partOf(map.key), partOf(map.value)];
  const [[name = ""] = []] = Object.entries(exampleValue(map) as Members);
  const isSensitive = [map, key, value].some((part) => part.sensitive === true);
  const keys: Surroundings = {
    ...at,
    around: (text) => at.around({ [String(text)]: exampleValue(value) }),
  };
  const values: Surroundings = {
    ...at,
    path: isScalar(value) ? at.path : `${at.path}.${name}.member`,
    typePath: `${at.typePath} at a key`,
    around: (given) => at.around({ [name]: given }),
  };
  return [
    place(key, "key", keys, isSensitive),
    place(value, "value", values, isSensitive),
    ...within(value, values),
  ];
}

const isScalar = ({ type }: MemberModel): boolean =>
  type !== "structure" && type !== "list" && type !== "map";
