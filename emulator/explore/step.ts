import type { FaultMatch, SeamName } from "../domain/fault.ts";
import type { LivenessBase } from "../domain/server-process.ts";
import type { Members } from "../runtime/input.ts";
import type { RuleOptions } from "../services/rule-options.ts";

/**
 * One thing that somebody outside of the emulator does. Texts that begin with `$` name what came of earlier steps, so
 * that a script stays sensible when steps are taken out of it: `$gameSessions@45.gameSessionId` is a member of the first
 * game session that step 45 brought about, `$answer@12.AuthToken` a member of its answer.
 */
export type Act =
  | {
      readonly act: "call";
      readonly operation: string;
      readonly parameters: Members;
      /** The home Region unless told. */
      readonly region?: string;
    }
  | { readonly act: "admission"; readonly operation: string; readonly parameters: Members }
  | {
      readonly act: "control";
      readonly command: string;
      readonly parameters: Members;
      readonly region?: string;
    }
  | {
      readonly act: "connect";
      readonly process: string;
      readonly fleet: string;
      readonly compute: string;
      readonly token: string;
      readonly isSimulated?: boolean;
    }
  | {
      readonly act: "lose socket";
      readonly process: string;
      readonly code: number;
      /** The step that opened it; the current one unless told. */
      readonly opened?: number;
    }
  | { readonly act: "frame"; readonly process: string; readonly action: string; readonly fields: Members }
  /** The answer of that step's call has left, or its caller was gone. */
  | { readonly act: "answered"; readonly call: number; readonly isLost: boolean }
  /** Something comes through a seam outside of the core, where a fault may mean it. */
  | { readonly act: "seam"; readonly seam: SeamName; readonly subject: FaultMatch }
  /** What became of the event that waits longest. */
  | { readonly act: "delivered"; readonly isAccepted: boolean }
  /** Time passes; each rule runs at its instant. */
  | { readonly act: "pass"; readonly base: LivenessBase; readonly milliseconds: number }
  /** Time passes to a rule's instant, or to so many milliseconds before or after it. */
  | { readonly act: "pass to due"; readonly base: LivenessBase; readonly offset: number };

export type Step = Act & {
  /** Its number in the script that it was made for; other steps name it by this. */
  readonly step: number;
  /** What falls due by it does not run before the next step. */
  readonly isUnsettled?: true;
};

/** A world and what happens in it. The same script does the same every time. */
export interface Script {
  readonly seed: string;
  readonly rules: Partial<RuleOptions>;
  readonly steps: readonly Step[];
}
