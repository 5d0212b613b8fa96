/**
 * Decides whether a request may have been sent by a web page, from its Host and Origin headers alone.
 *
 * **Documented**: browsers send Origin with WebSocket upgrades and with every cross-origin POST (Fetch standard),
 * may open ws://127.0.0.1, and put the page's own name into Host after a DNS rebinding. AWS clients, game servers
 * and command line tools send no Origin.
 */

/** Either permission, or the reason in words for whoever reads the 403. */
export type OriginJudgement = { readonly allowed: true } | { readonly refused: string };

export interface OriginQuestion {
  /** The Host header as it came, port included. */
  readonly host: string | undefined;
  /** The Origin header as it came; its presence alone tells a browser. */
  readonly origin: string | undefined;
  /** Further host names without port, such as a container's network alias. */
  readonly allowedHosts: readonly string[];
}

const loopbackAddress = /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const amazonHost = /^(?:gamelift|sns|sqs)(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;

/** Judges one request; the same rule for AWS calls, the control API and the game servers' socket. */
export function judgeOrigin({ host, origin, allowedHosts }: OriginQuestion): OriginJudgement {
  if (origin !== undefined) {
    return {
      refused: `Requests from web pages are refused, and this one carries the Origin ${quoted(origin)}.`,
    };
  }
  if (host === undefined || host === "") {
    return { refused: "The request has no Host header, so nothing tells whom it was meant for." };
  }
  const name = hostName(host);
  if (name !== undefined && (isOwnHost(name) || allowedHosts.some((extra) => extra.toLowerCase() === name))) {
    return { allowed: true };
  }
  return {
    refused:
      `The Host ${quoted(host)} is neither a loopback address nor an AWS host name. ` +
      "If it is a name of this machine, add it to the allowed hosts.",
  };
}

function isOwnHost(name: string): boolean {
  return name === "localhost" || name === "[::1]" || loopbackAddress.test(name) || amazonHost.test(name);
}

/** The name in lower case without port and root dot; undefined when the header is not of the form name[:port]. */
function hostName(host: string): string | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[^\s:/@[\]]+)(?::\d{1,5})?$/i.exec(host);
  return match?.[1]?.toLowerCase().replace(/\.$/, "");
}

const quoted = (header: string): string => JSON.stringify(header.slice(0, 200));
