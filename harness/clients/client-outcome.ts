/** What a call came to, in one form for all clients. */

/** A value as JSON has it: instants as ISO 8601 with milliseconds in UTC, bytes in base64, nothing where nothing came. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [member: string]: PlainValue };

export type ClientOutcome =
  | { readonly output: { readonly [member: string]: PlainValue } }
  | {
      readonly error: {
        /** The exception's name in the service model. */
        readonly code: string;
        readonly message: string;
        /** Whether the client knew it as an exception with a type of its own; left out by a client that has none. */
        readonly isTyped?: boolean;
      };
    };
