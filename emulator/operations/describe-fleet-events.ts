import type { DescribeFleetEventsInput, DescribeFleetEventsOutput, Event } from "@aws-sdk/client-gamelift";
import type { FleetEvent } from "../domain/fleet-event.ts";
import { instant } from "../domain/instant.ts";
import { pageLimit } from "../domain/page.ts";
import { listFleetEvents } from "../services/fleet-event-listing.ts";
import { instantMember } from "./instant-member.ts";
import { operation } from "./operation.ts";

/** **Assumed**: no page size is documented. */
const LARGEST_PAGE = 100;

/** A fleet's event log, newest first. **Documented** members. Each event stands for itself, with a Count of 1. */
export const describeFleetEvents = operation<DescribeFleetEventsInput, DescribeFleetEventsOutput>(
  (turn, { scope, input }) => {
    const { FleetId, StartTime, EndTime } = input;
    const time = { from: givenInstant(StartTime), to: givenInstant(EndTime) };
    const { items, nextToken } = listFleetEvents(turn, scope, FleetId, time, {
      limit: pageLimit(input.Limit, LARGEST_PAGE),
      token: input.NextToken,
      of: JSON.stringify(["DescribeFleetEvents", FleetId, time.from, time.to]),
    });
    return { Events: items.map(eventMembers), NextToken: nextToken };
  },
);

const givenInstant = (time: Date | undefined) => (time === undefined ? undefined : instant(time.getTime()));

const eventMembers = (event: FleetEvent): Event => ({
  EventId: event.eventId,
  ResourceId: event.fleetId,
  EventCode: event.code,
  Message: event.message,
  EventTime: instantMember(event.at),
  Count: 1,
});
