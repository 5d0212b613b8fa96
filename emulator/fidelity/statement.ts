/** How we know that AWS behaves as we imitate it. */
export type Evidence = "Documented" | "Observed" | "Assumed";

/** One thing that a comment says about AWS. */
export interface Statement {
  /** What the comment is about: its first sentence, or the name of what stands below it. */
  readonly about: string;
  readonly evidence: Evidence;
  /** Where it was documented or observed, when the comment names it in brackets. */
  readonly source?: string;
  /** A whole sentence or more, in the comment's own words. */
  readonly text: string;
}

const docComment = /\/\*\*([\s\S]*?)\*\/\s*([^\n]*)/g;
const evidenceWord = /\*\*(Documented|Observed|Assumed)\*\*/;
const eachEvidenceWord = new RegExp(evidenceWord, "g");
const declaredName =
  /^(?:export )?(?:abstract |async )*(?:const|function|class|interface|type) ([A-Za-z_$][\w$]*)/;

/** The statements of one source file, in the order of its comments. */
export function statementsOf(source: string): readonly Statement[] {
  return [...source.matchAll(docComment)].flatMap(([, body = "", below = ""]) =>
    statementsOfComment(proseOf(body), declaredName.exec(below)?.[1]),
  );
}

export const hasEvidence = (source: string): boolean => statementsOf(source).length > 0;

/** The paragraphs of a comment without its stars, and without what is said to the reader of code alone. */
function proseOf(body: string): readonly string[] {
  const lines = body.split("\n").map((line) => line.replace(/^\s*\*(?: |$)/, "").trim());
  const tagAt = lines.findIndex((line) => line.startsWith("@"));
  const prose = (tagAt < 0 ? lines : lines.slice(0, tagAt))
    .join("\n")
    .replace(/\s@(throws|param)\b[\s\S]*$/, "");
  return prose
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
}

function statementsOfComment(paragraphs: readonly string[], name: string | undefined): readonly Statement[] {
  const preamble = (paragraphs[0] ?? "").split(evidenceWord, 1)[0]?.trim() ?? "";
  const about = preamble === "" ? (name === undefined ? "" : `\`${name}\``) : firstSentence(preamble);
  return paragraphs.flatMap((paragraph) => statementsOfParagraph(paragraph, about));
}

/** From one word of evidence to the next, or to the paragraph's end. */
function statementsOfParagraph(paragraph: string, about: string): readonly Statement[] {
  const words = [...paragraph.matchAll(eachEvidenceWord)];
  return words.map((word, index) => {
    const text = paragraph.slice(word.index + word[0].length, words[index + 1]?.index).trim();
    return { about, evidence: word[1] as Evidence, ...sourceAndText(text) };
  });
}

/** `(RFC 8949): the text` names its source; `members.` and `: members.` name none. */
function sourceAndText(text: string): Pick<Statement, "source" | "text"> {
  const [, source, afterSource] = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*:?\s*([\s\S]*)$/.exec(text) ?? [];
  const said = (source === undefined ? text : (afterSource ?? "")).replace(/^[:,;.]\s*/, "");
  const whole = asSentence(said);
  return source === undefined ? { text: whole } : { source, text: whole };
}

function asSentence(text: string): string {
  const trimmed = text.replace(/[;,:]$/, "").trim();
  if (trimmed === "") return "All of it.";
  const closed = /[.!?…)`]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  // What is written as code, and names that begin small, stay as they are.
  return /^[a-z]+[ ,;.'’]/.test(closed) ? closed.charAt(0).toUpperCase() + closed.slice(1) : closed;
}

/** What leads on with a colon, or is one part of a sentence, ends here. */
const firstSentence = (text: string): string =>
  (/^.*?[.:](?=\s|$)/.exec(text)?.[0] ?? text).replace(/[:;,]$/, ".");
