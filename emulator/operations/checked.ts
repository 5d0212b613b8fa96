/**
 * An SDK's input type after the wire's checks: the SDK writes a required member as one that may be undefined, and here
 * it cannot be any more.
 */
export type Checked<Shape> = Shape extends readonly (infer Item)[]
  ? readonly Checked<Item>[]
  : Shape extends Date | Uint8Array
    ? Shape
    : Shape extends object
      ? {
          readonly [Name in keyof Shape]: Partial<Pick<Shape, Name>> extends Pick<Shape, Name>
            ? Checked<Shape[Name]>
            : Checked<Exclude<Shape[Name], undefined>>;
        }
      : Shape;
