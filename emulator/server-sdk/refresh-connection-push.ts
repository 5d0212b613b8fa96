import type { Members } from "../runtime/input.ts";

/** The push that moves a process to another socket. **Observed**: both texts are needed. */
export const refreshConnectionPush = (endpoint: string, authToken: string): Members => ({
  Action: "RefreshConnection",
  RefreshConnectionEndpoint: endpoint,
  AuthToken: authToken,
});
