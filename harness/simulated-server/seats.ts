/** Reads the player sessions of a game session over the process's line, page by page, as Go's SDK asks for them. */

import type { AnswerFrame, FrameFields } from "./sdk-frames.ts";
import { readText } from "./service-push.ts";

export interface Seat {
  readonly playerSessionId: string;
  readonly playerId: string;
  readonly playerData: string;
  /** RESERVED, ACTIVE, COMPLETED or TIMEDOUT. */
  readonly status: string;
}

export type SdkRequest = (action: string, fields: FrameFields) => Promise<AnswerFrame>;

/** More pages than any game session has: against an answer whose NextToken never ends. */
const maximumPages = 100;

/** @throws SdkRequestError when a page is refused; Error for an answer that a Go client could not have read. */
export async function describeSeats(request: SdkRequest, gameSessionId: string): Promise<Seat[]> {
  const seats: Seat[] = [];
  let nextToken = "";
  for (let page = 0; page < maximumPages; page += 1) {
    const { fields } = await request("DescribePlayerSessions", {
      GameSessionId: gameSessionId,
      ...(nextToken === "" ? {} : { NextToken: nextToken }),
    });
    if (!Array.isArray(fields.PlayerSessions)) {
      throw new Error(`PlayerSessions is not a list: ${JSON.stringify(fields.PlayerSessions)}`);
    }
    seats.push(...fields.PlayerSessions.map(readSeat));
    nextToken = readText(fields, "NextToken");
    if (nextToken === "") {
      return seats;
    }
  }
  throw new Error(
    `DescribePlayerSessions of ${gameSessionId} still had a NextToken after ${maximumPages} pages`,
  );
}

function readSeat(item: unknown): Seat {
  if (typeof item !== "object" || item === null) {
    throw new Error(`a player session is not an object: ${JSON.stringify(item)}`);
  }
  const fields: FrameFields = { ...item };
  return {
    playerSessionId: readText(fields, "PlayerSessionId"),
    playerId: readText(fields, "PlayerId"),
    playerData: readText(fields, "PlayerData"),
    status: readText(fields, "Status"),
  };
}
