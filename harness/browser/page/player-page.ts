/**
 * What runs in the browser: a player with nakama-js, who shows on the page what happens to them. It is bundled for the
 * page by `bundle-page.ts`; nothing of it runs in Node.
 */
import { Client, type DefaultSocket, type Notification, type Session } from "@heroiclabs/nakama-js";
import type { SocketMessage } from "../../nakama-socket-adapter.ts";
import { readServerMessage } from "../../simulated-server/game-protocol.ts";

/** Whatever passes between page and test is plain data. */
export interface PageSignIn {
  readonly host: string;
  readonly port: string;
  readonly serverKey: string;
  readonly customId: string;
  readonly username: string;
}

export interface PageMatchRequest {
  readonly query: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly properties?: Record<string, string>;
  readonly numericProperties?: Record<string, number>;
}

export interface PageSeat {
  /** Such as `127.0.0.1:7777`. */
  readonly address: string;
  readonly playerSessionId: string;
  readonly withinMs: number;
}

export type PageSeatAnswer = { readonly gameSessionId: string } | { readonly refused: string };

/** What the test may ask of the page. */
export interface PagePlayer {
  /** Answers the user id once the socket is open. */
  signIn(options: PageSignIn): Promise<string>;
  /** Answers the ticket. */
  findMatch(request: PageMatchRequest): Promise<string>;
  connect(seat: PageSeat): Promise<PageSeatAnswer>;
}

declare global {
  interface Window {
    player: PagePlayer;
    /** The test hears of what arrives at the page. */
    tellBench(message: SocketMessage): Promise<void>;
  }
}

const CONNECT_LIMIT_MS = 5_000;

let client: Client;
let session: Session;
let socket: DefaultSocket;

window.player = {
  async signIn({ host, port, serverKey, customId, username }) {
    client = new Client(serverKey, host, port, false);
    session = await client.authenticateCustom(customId, true, username);
    socket = client.createSocket(false) as DefaultSocket;
    socket.onnotification = heard;
    socket.onmatchmakermatched = (matched) => {
      say(`matched, ${matched.users.length} players`);
      void window.tellBench({ kind: "matchmaker_matched", content: matched, isAnswer: false });
    };
    socket.ondisconnect = () => say("offline");
    await socket.connect(session, true, CONNECT_LIMIT_MS);
    document.title = username;
    say(`${username} is online`);
    return session.user_id ?? "";
  },

  async findMatch({ query, minimum, maximum, properties, numericProperties }) {
    const { ticket } = await socket.addMatchmaker(query, minimum, maximum, properties, numericProperties);
    say("looking for a match");
    void window.tellBench({ kind: "matchmaker_ticket", content: { ticket }, isAnswer: true });
    return ticket;
  },

  connect({ address, playerSessionId, withinMs }) {
    return new Promise((resolve, reject) => {
      const game = new WebSocket(`ws://${address}`);
      const fail = (problem: string) => {
        say(problem);
        reject(new Error(problem));
      };
      const limit = setTimeout(() => fail(`no answer from ${address} within ${withinMs} ms`), withinMs);
      game.onopen = () => game.send(JSON.stringify({ join: playerSessionId }));
      game.onclose = () => fail(`the game server at ${address} hung up`);
      game.onmessage = ({ data }) => {
        const answer = readServerMessage(String(data));
        if (answer === undefined || "left" in answer) return;
        clearTimeout(limit);
        game.onclose = () => say("the game is over");
        if ("refused" in answer) {
          say(`refused: ${answer.reason}`);
          resolve({ refused: answer.reason });
        } else {
          say("in the game");
          resolve({ gameSessionId: answer.gameSessionId });
        }
      };
    });
  },
};

/** In the form in which it came over the wire, before nakama-js parsed its content. */
function heard({ code, subject, content, id, sender_id, persistent }: Notification): void {
  say(`${code} ${subject} ${JSON.stringify(content)}`, "notification");
  const notification = { code, subject, content: JSON.stringify(content), id, sender_id, persistent };
  void window.tellBench({
    kind: "notifications",
    content: { notifications: [notification] },
    isAnswer: false,
  });
}

function say(text: string, kind = "step"): void {
  const line = document.createElement("li");
  line.className = kind;
  line.textContent = text;
  document.querySelector("#story")?.append(line);
}
