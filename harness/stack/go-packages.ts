/** Lists the packages of a Go module with what they are made of. */
import { goJson, type RunGo } from "./go-command.ts";

/** A package, with the paths of the packages that it and its tests are made of, as far as they can be had. */
export interface GoPackage {
  readonly ImportPath: string;
  readonly Imports?: readonly string[];
  readonly Deps?: readonly string[];
  readonly TestImports?: readonly string[];
  readonly XTestImports?: readonly string[];
}

/** The packages that a pattern (`.`, `./...`) names, also when something that they import cannot be had. */
export async function listGoPackages(runGo: RunGo, pattern: string): Promise<GoPackage[]> {
  const members = "ImportPath,Imports,Deps,TestImports,XTestImports";
  return goJson<GoPackage>(await runGo(["list", "-e", `-json=${members}`, pattern]));
}

/** Whether the package or a test of it is made with a package of the module at `modulePath`. */
export function isMadeWith(
  { Imports, Deps, TestImports, XTestImports }: GoPackage,
  modulePath: string,
): boolean {
  return [Imports, Deps, TestImports, XTestImports]
    .flatMap((paths) => paths ?? [])
    .some((path) => path === modulePath || path.startsWith(`${modulePath}/`));
}
