/** HTML from templates in which every value is escaped: names of players and texts of servers are hostile. */

/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | undefined | Markup | readonly Markup[];

/** A template whose strings are escaped, for text and for attributes in double quotes; undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, i) => `${part}${markupOf(values[i])}`).join(""));
}

/** A block of data that a page's script reads; no text in it ends the block. */
export function jsonBlock(name: string, data: unknown): Markup {
  const json = JSON.stringify(data).replace(/[<\u2028\u2029]/g, unicodeEscape);
  return html`<script type="application/json" class="${name}">${new Markup(json)}</script>`;
}

function markupOf(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escapeHtml(String(value));
}

const entities: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Also makes visible what a page would not show, or what would turn the text after it around. */
function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? "")
    .replace(/[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, unicodeEscape);
}

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
