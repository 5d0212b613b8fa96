/** A walk through SearchGameSessions page by page, while what it lists comes and goes. */
import type { EmulatorTwin } from "./emulator-twin.ts";
import type { ModelWorld } from "./model-world.ts";

export class PageWalk {
  readonly #twin: EmulatorTwin;
  readonly #model: ModelWorld;
  #token: string | undefined;
  #seen: string[] = [];
  /** What has been ACTIVE ever since the walk began. */
  #stayed: string[] = [];

  constructor(twin: EmulatorTwin, model: ModelWorld) {
    this.#twin = twin;
    this.#model = model;
  }

  /** @throws Error for a game session that came twice, or stayed and was skipped. */
  turnPage(): undefined {
    const active = this.#active();
    if (this.#token === undefined) {
      this.#seen = [];
      this.#stayed = active;
    }
    const answer = this.#twin.ask("SearchGameSessions", {
      FleetId: this.#twin.fleetIds.a,
      Limit: 2,
      ...(this.#token === undefined ? {} : { NextToken: this.#token }),
    });
    if (typeof answer === "string") throw new Error(`SearchGameSessions answers ${answer}`);
    const page = answer as { GameSessions?: { GameSessionId: string }[]; NextToken?: string };
    for (const { GameSessionId } of page.GameSessions ?? []) {
      const name = GameSessionId.split("/").at(-1) ?? "";
      if (this.#seen.includes(name)) throw new Error(`${name} came on two pages`);
      if (!active.includes(name)) throw new Error(`${name} is listed and not ACTIVE`);
      this.#seen.push(name);
    }
    this.#token = page.NextToken;
    this.lookOn();
    const skipped = this.#stayed.filter((name) => !this.#seen.includes(name));
    if (this.#token === undefined && skipped.length > 0)
      throw new Error(`${skipped.join(", ")} stayed ACTIVE during the walk and came on no page`);
  }

  /** After each step: what is no longer ACTIVE need not come. */
  lookOn(): undefined {
    const active = this.#active();
    this.#stayed = this.#stayed.filter((name) => active.includes(name));
  }

  #active(): string[] {
    const mine = this.#model.gameSessions.filter(({ fleet, status }) => fleet === "a" && status === "ACTIVE");
    return mine.map(({ name }) => name);
  }
}
