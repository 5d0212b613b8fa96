/** The options by which a command is told which Nakama is to be started, and what they come to. */
import { Command } from "commander";
import { typedPath } from "./typed-path.ts";

/** Which Nakama we start. */
export type NakamaWish =
  /** What the environment names, else the project's sample. */
  | { readonly kind: "usual" }
  | { readonly kind: "module"; readonly moduleFolder: string }
  | { readonly kind: "built"; readonly binary: string; readonly modulesFolder: string }
  | { readonly kind: "none" };

/** As commander hands the options over. */
export interface NakamaGiven {
  readonly module?: string;
  /** False for --no-nakama. */
  readonly nakama?: string | false;
  readonly modules?: string;
}

export function addNakamaOptions(command: Command): Command {
  return command
    .option("--module <folder>", "Go module of your plugin, which lists Nakama as a tool")
    .option("--nakama <binary>", "Nakama that you built; needs --modules")
    .option("--modules <folder>", "plugins (.so) for --nakama");
}

/** @throws Error in words for the user when the options contradict each other. */
export function nakamaWishOf({ nakama, module, modules }: NakamaGiven): NakamaWish {
  if (nakama === false) {
    if ((module ?? modules) !== undefined)
      throw new Error("--no-nakama starts none, so leave --module and --modules out");
    return { kind: "none" };
  }
  if (nakama !== undefined) {
    if (modules === undefined)
      throw new Error("--nakama needs --modules: the folder of the plugins that were built with it");
    if (module !== undefined)
      throw new Error("--module is built together with its Nakama, so leave --nakama out");
    return { kind: "built", binary: typedPath(nakama), modulesFolder: typedPath(modules) };
  }
  if (modules !== undefined)
    throw new Error("--modules needs --nakama: the server that they were built with");
  return module === undefined ? { kind: "usual" } : { kind: "module", moduleFolder: typedPath(module) };
}

/**
 * The wish in a command line of which the other options are not known here.
 * @throws Error in words for the user when the options contradict each other.
 */
export function readNakamaWish(argv: readonly string[]): NakamaWish {
  const command = addNakamaOptions(new Command("npm"))
    .option("--no-nakama")
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .parse(argv, { from: "user" });
  return nakamaWishOf(command.opts<NakamaGiven>());
}

/** What makes workers and the stack find it, where they look in the environment; undefined is to be removed. */
export function environmentOf(wish: NakamaWish): Readonly<Record<string, string | undefined>> {
  switch (wish.kind) {
    case "usual":
    case "none":
      return {};
    case "built":
      return { WINDTUNNEL_NAKAMA: wish.binary, WINDTUNNEL_MODULES: wish.modulesFolder };
    case "module":
      return {
        WINDTUNNEL_NAKAMA_MODULE: wish.moduleFolder,
        // They would win.
        WINDTUNNEL_NAKAMA: undefined,
        WINDTUNNEL_MODULES: undefined,
      };
  }
}
