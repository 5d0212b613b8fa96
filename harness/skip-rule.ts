/** Decides whether a scenario runs, is skipped or fails for what its machine lacks. */

/** What a scenario may need beyond Node and the queue. */
export type Need = "nakama" | "chromium" | "python" | "go-server";

/** Why this machine does not have something; what it has is not in it. */
export type Lacks = { readonly [Name in Need]?: string };

/** One entry of docs/skips.json: by the scenario's title or by the name of what it needs. */
export interface ListedSkip {
  /** Why it may be skipped, for people. */
  readonly reason: string;
  /** `everywhere`, or the platform it is true of, such as `linux` or `darwin`. */
  readonly where: string;
}

export type SkipList = { readonly [titleOrNeed: string]: ListedSkip };

export interface SkipQuestion {
  readonly title: string;
  readonly needs: readonly Need[];
  readonly lacks: Lacks;
  readonly list: SkipList;
  readonly platform: string;
  /** Under CI only what is listed may be skipped, and what is listed by title must not be able to run. */
  readonly isCi: boolean;
}

/** The reason to skip, the reason to fail, or neither: then it runs. */
export type SkipAnswer = { readonly skip?: string; readonly fail?: string };

export function mayRun({ title, needs, lacks, list, platform, isCi }: SkipQuestion): SkipAnswer {
  const missing = needs.filter((need) => lacks[need] !== undefined);
  const isListed = (name: string) => list[name]?.where === "everywhere" || list[name]?.where === platform;
  if (missing.length === 0) {
    if (!isCi || !isListed(title)) return {};
    return {
      fail: `docs/skips.json says that "${title}" cannot run here (${list[title]?.reason}), and it can: remove it`,
    };
  }
  const reason = missing.map((need) => lacks[need]).join("; ");
  if (!isCi || isListed(title) || missing.every(isListed)) return { skip: reason };
  return { fail: `"${title}" cannot run here, and docs/skips.json does not list it: ${reason}` };
}
