type Paint = (text: string) => string;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
}

export interface Steps {
  readonly colours: Palette;
  say(text: string): void;
  warn(name: string, text: string): void;
  run<Value>(
    name: string,
    action: (say: (text: string) => void) => Promise<{
      readonly text: string;
      readonly value: Value;
      readonly isPartial?: boolean;
    }>,
  ): Promise<Value>;
}

export function createSteps(options?: {
  readonly write?: (text: string) => void;
  readonly isColourful?: boolean;
}): Steps;

export function duration(milliseconds: number): string;
