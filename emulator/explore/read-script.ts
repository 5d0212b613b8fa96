import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Script } from "./step.ts";

const members = z.record(z.string(), z.unknown());
const text = z.string();
const base = z.enum(["clock", "real"]);
const region = z.string().optional();

const act = z.discriminatedUnion("act", [
  z.object({ act: z.literal("call"), operation: text, parameters: members, region }),
  z.object({ act: z.literal("admission"), operation: text, parameters: members }),
  z.object({ act: z.literal("control"), command: text, parameters: members, region }),
  z.object({
    act: z.literal("connect"),
    process: text,
    fleet: text,
    compute: text,
    token: text,
    isSimulated: z.boolean().optional(),
  }),
  z.object({
    act: z.literal("lose socket"),
    process: text,
    code: z.number().int(),
    opened: z.number().int().optional(),
  }),
  z.object({ act: z.literal("frame"), process: text, action: text, fields: members }),
  z.object({ act: z.literal("seam"), seam: text, subject: z.record(z.string(), text) }),
  z.object({ act: z.literal("answered"), call: z.number().int(), isLost: z.boolean() }),
  z.object({ act: z.literal("delivered"), isAccepted: z.boolean() }),
  z.object({ act: z.literal("pass"), base, milliseconds: z.number().int().min(0) }),
  z.object({ act: z.literal("pass to due"), base, offset: z.number().int() }),
]);

const script = z.object({
  seed: text,
  rules: members,
  steps: z.array(
    z.intersection(act, z.object({ step: z.number().int().min(1), isUnsettled: z.literal(true).optional() })),
  ),
});

/**
 * Reads what `scriptText` has written: a module whose default export is a script.
 *
 * @throws Error that says what is wrong with the file.
 */
export async function readScript(path: string): Promise<Script> {
  const read = script.safeParse((await moduleAt(path)).default);
  if (!read.success) throw new Error(`${path} holds no script to play: ${z.prettifyError(read.error)}`);
  return read.data as unknown as Script;
}

async function moduleAt(path: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  } catch (error) {
    throw new Error(`${path} cannot be read as a script: ${(error as Error).message}`, { cause: error });
  }
}
