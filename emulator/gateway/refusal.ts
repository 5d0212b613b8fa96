/** What the gateway turned away, for the journal: one word to select by and one sentence for a person. */
export interface GatewayRefusal {
  readonly reason:
    | "bad-request"
    | "certificate-not-trusted"
    | "egress"
    | "plain-http"
    | "port"
    | "server-name"
    | "unreachable";
  /** What was asked for; undefined when the request did not say it legibly. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly message: string;
}

/**
 * The whole HTTP answer to a refused request.
 *
 * **Observed** (Go net/http, transport.go): of a refused CONNECT a Go client shows the reason phrase and nothing else,
 * so the sentence stands there as well as in the body.
 */
export function refusalAnswer(status: 400 | 403 | 502 | 504, refusal: GatewayRefusal): string {
  const sentence = `Windtunnel: ${printable(refusal.message)}`;
  const body = `${sentence}\n`;
  return [
    `HTTP/1.1 ${status} ${sentence}`,
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}

const printable = (text: string) => text.replace(/[^\x20-\x7e]+/g, " ");
