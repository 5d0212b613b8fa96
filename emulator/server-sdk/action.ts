import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import type { Members } from "../runtime/input.ts";
import type { Turn } from "../services/turn.ts";
import type { Fields } from "./fields.ts";

/** The status codes that all SDKs know; anything else reaches the game as an internal error. */
export type ActionStatus = 400 | 401 | 403 | 404 | 409 | 429;

/** A refusal that the SDK hands to the game with its status and text. */
export class ActionError extends Error {
  readonly statusCode: ActionStatus;
  constructor(statusCode: ActionStatus, message: string) {
    super(message);
    this.name = "ActionError";
    this.statusCode = statusCode;
  }
}

export interface ActionRequest {
  readonly scope: Scope;
  readonly process: ServerProcess;
  readonly fields: Fields;
}

/** One action of a game server: changes records, answers the response's own members. @throws ActionError. */
export type Action = (turn: Turn, request: ActionRequest) => Members;
