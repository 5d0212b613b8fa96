/**
 * The game protocol of simulated servers: a WebSocket on the game session's port, JSON text messages, simple enough
 * for a page in a browser.
 *
 * | player to server | server to player |
 * |---|---|
 * | `{"join":"psess-…"}`, the first message | `{"accepted":"psess-…","gameSessionId":"arn:…"}`, or `{"refused":"psess-…","reason":"…"}` and the connection is closed |
 * | `{"leave":"psess-…"}`, optional | `{"left":"psess-…"}` once GameLift has been told |
 *
 * Closing the connection is leaving, too; the message only lets the player know when the seat is free.
 */
export type PlayerMessage =
  | { readonly kind: "join"; readonly playerSessionId: string }
  | { readonly kind: "leave"; readonly playerSessionId: string };

export type ServerMessage =
  | { readonly accepted: string; readonly gameSessionId: string }
  | { readonly refused: string; readonly reason: string }
  | { readonly left: string };

/** Reads a player's message; undefined when it is none of the protocol. */
export function readPlayerMessage(text: string): PlayerMessage | undefined {
  const message = readObject(text);
  if (typeof message?.join === "string" && message.join !== "") {
    return { kind: "join", playerSessionId: message.join };
  }
  if (typeof message?.leave === "string" && message.leave !== "") {
    return { kind: "leave", playerSessionId: message.leave };
  }
  return undefined;
}

/** Reads a server's message; undefined when it is none of the protocol. */
export function readServerMessage(text: string): ServerMessage | undefined {
  const message = readObject(text);
  if (typeof message?.accepted === "string") {
    const gameSessionId = typeof message.gameSessionId === "string" ? message.gameSessionId : "";
    return { accepted: message.accepted, gameSessionId };
  }
  if (typeof message?.refused === "string") {
    const reason = typeof message.reason === "string" ? message.reason : "no reason given";
    return { refused: message.refused, reason };
  }
  return typeof message?.left === "string" ? { left: message.left } : undefined;
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
