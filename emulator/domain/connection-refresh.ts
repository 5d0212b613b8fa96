/** A process that was told to open another socket with a new token, and has not done so yet. */
export interface ConnectionRefresh {
  readonly processId: string;
  readonly token: string;
  /** The base URL to come to; undefined for the one by which it came before. */
  readonly endpoint?: string;
  readonly toldCount: number;
}

/** **Observed** in texts of the SDKs' logs: the service repeats the message about once a minute. */
export const REFRESH_REPEAT_SECONDS = 60;
