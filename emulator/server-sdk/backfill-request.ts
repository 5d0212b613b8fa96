import { ActionError } from "./action.ts";
import { Fields } from "./fields.ts";

/** What a player brings to matchmaking. **Observed**: the SDKs write the kind in these words. */
export type PlayerAttribute =
  | { readonly kind: "NONE" }
  | { readonly kind: "STRING"; readonly value: string }
  | { readonly kind: "DOUBLE"; readonly value: number }
  | { readonly kind: "STRING_LIST"; readonly value: readonly string[] }
  | { readonly kind: "STRING_DOUBLE_MAP"; readonly value: { readonly [key: string]: number } };

export interface BackfillPlayer {
  readonly playerId: string;
  readonly team?: string;
  readonly attributes: { readonly [name: string]: PlayerAttribute };
  /** Milliseconds by Region. */
  readonly latencies: { readonly [region: string]: number };
}

export interface BackfillTicket {
  readonly matchmakingConfigurationArn: string;
  readonly ticketId?: string;
}

export interface BackfillRequest extends BackfillTicket {
  readonly players: readonly BackfillPlayer[];
}

/** **Observed**: Go and C# let nothing else through. */
const TICKET_ID = /^[A-Za-z0-9.-]{1,128}$/;
const CONFIGURATION = /^arn:aws(-cn)?:gamelift:[a-z]{2}-[a-z]+-\d:(\d{12})?:matchmakingconfiguration\/.+$/;

/**
 * The fields of StartMatchBackfill beside GameSessionArn.
 *
 * **Observed**: C# writes attrType and LatencyInMS where Go and C++ write AttrType and LatencyInMs, and names the values
 * that an attribute does not have, as null or nought.
 *
 * @throws ActionError 400 naming the field.
 */
export function readBackfillRequest(fields: Fields): BackfillRequest {
  const ticketId = fields.text("TicketId");
  const players = fields.objects("Players").map(readPlayer);
  if (players.length === 0) throw new ActionError(400, "Players must name at least one player.");
  return { ...readTicket(fields, ticketId), players };
}

/** The fields of StopMatchBackfill beside GameSessionArn. @throws ActionError 400 naming the field. */
export function readBackfillTicket(fields: Fields): BackfillTicket {
  return readTicket(fields, fields.requiredText("TicketId"));
}

function readTicket(fields: Fields, ticketId: string | undefined): BackfillTicket {
  const matchmakingConfigurationArn = fields.requiredText("MatchmakingConfigurationArn");
  if (!CONFIGURATION.test(matchmakingConfigurationArn)) {
    throw new ActionError(400, "MatchmakingConfigurationArn must be the ARN of a matchmaking configuration.");
  }
  if (ticketId === undefined) return { matchmakingConfigurationArn };
  if (!TICKET_ID.test(ticketId)) {
    throw new ActionError(400, "TicketId must be 1 to 128 letters, digits, hyphens and dots.");
  }
  return { matchmakingConfigurationArn, ticketId };
}

function readPlayer(player: Fields): BackfillPlayer {
  const team = player.text("Team");
  return {
    playerId: player.requiredText("PlayerId"),
    ...(team === undefined ? {} : { team }),
    attributes: Object.fromEntries(
      Object.entries(player.members("PlayerAttributes")).map(([name, given]) => [
        name,
        readAttribute(name, new Fields(new Fields({ [name]: given }).members(name))),
      ]),
    ),
    latencies: readNumbers("LatencyInMs", player.members("LatencyInMs"), Number.isSafeInteger),
  };
}

function readAttribute(name: string, fields: Fields): PlayerAttribute {
  const kind = fields.requiredText("AttrType");
  switch (kind) {
    case "NONE":
      return { kind };
    case "STRING":
      return { kind, value: fields.requiredText("S") };
    case "DOUBLE":
      return { kind, value: fields.requiredNumber("N") };
    case "STRING_LIST":
      return { kind, value: fields.texts("SL") };
    case "STRING_DOUBLE_MAP":
      return { kind, value: readNumbers("SDM", fields.members("SDM"), Number.isFinite) };
    default:
      throw new ActionError(400, `AttrType of the player attribute ${name} must not be ${kind}.`);
  }
}

function readNumbers(
  field: string,
  members: { readonly [key: string]: unknown },
  isAllowed: (value: unknown) => boolean,
): { readonly [key: string]: number } {
  return Object.fromEntries(
    Object.entries(members).map(([key, value]) => {
      if (typeof value !== "number" || !isAllowed(value)) {
        throw new ActionError(400, `${field} must have a number for ${key}.`);
      }
      return [key, value];
    }),
  );
}
