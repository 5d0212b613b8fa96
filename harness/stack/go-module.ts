/** Reads what a go.mod says, by Go itself. */
import { goJson, type RunGo } from "./go-command.ts";

/** What `go mod edit -json` prints, as far as it is used here. */
export interface GoModule {
  readonly Module: { readonly Path: string };
  readonly Require?: readonly { readonly Path: string; readonly Version: string }[] | null;
  readonly Tool?: readonly { readonly Path: string }[] | null;
  readonly Replace?: readonly { readonly Old: { readonly Path: string } }[] | null;
}

/** @throws an Error with Go's text when there is no go.mod, or one that Go cannot read. */
export async function readGoModule(runGo: RunGo): Promise<GoModule> {
  const [module] = goJson<GoModule>(await runGo(["mod", "edit", "-json"]));
  if (module === undefined) throw new Error("go mod edit -json printed nothing");
  return module;
}

/** The version at which go.mod requires a module. */
export function requiredVersion(module: GoModule, path: string): string | undefined {
  return (module.Require ?? []).find((required) => required.Path === path)?.Version;
}

/** Whether go.mod puts something else in a module's place. */
export function isReplaced(module: GoModule, path: string): boolean {
  return (module.Replace ?? []).some(({ Old }) => Old.Path === path);
}
