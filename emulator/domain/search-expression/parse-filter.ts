import type { Expression } from "./expression.ts";
import { expected, faultAt, parseCondition } from "./parse-condition.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What has been read between a parenthesis, or the beginning, and here. */
interface Level {
  /** Where its parenthesis stands; undefined for the whole expression. */
  readonly openedAt: number | undefined;
  /** The parts of its ORs that are complete, and those of the AND that is being read. */
  readonly alternatives: Expression[];
  requirements: Expression[];
  /** Has an odd number of NOTs come before what is read next? */
  isNegated: boolean;
}

/**
 * The FilterExpression of SearchGameSessions.
 *
 * **Documented**: conditions, parentheses, NOT before AND before OR. **Assumed**: NOT, AND and OR in any case.
 *
 * The levels are kept in a list instead of on the call stack: 1,024 parentheses are as good as one.
 *
 * @throws ApiError InvalidRequestException naming the character at which it cannot be understood.
 */
export function parseFilter(expression: string): Expression {
  const tokens = tokensOf(expression);
  const next = (): Token => tokens.next().value;
  const levels: [Level, ...Level[]] = [newLevel(undefined)];
  for (;;) {
    openLevels(levels, next);
    const result = closeLevels(levels, next);
    if (result !== undefined) return result;
  }
}

/** Reads NOTs, opening parentheses and the condition after them. */
function openLevels(levels: [Level, ...Level[]], next: () => Token): void {
  for (;;) {
    const token = next();
    const level = levels.at(-1) ?? levels[0];
    if (isKeyword(token, "NOT")) level.isNegated = !level.isNegated;
    else if (token.kind === "open") levels.push(newLevel(token.at));
    else {
      add(level, parseCondition(token, next));
      return;
    }
  }
}

/** Reads closing parentheses up to an AND or OR, or the end, of which the whole is answered. */
function closeLevels(levels: [Level, ...Level[]], next: () => Token): Expression | undefined {
  for (;;) {
    const token = next();
    const level = levels.at(-1) ?? levels[0];
    if (isKeyword(token, "AND")) return undefined;
    if (isKeyword(token, "OR")) {
      level.alternatives.push(joined("and", level.requirements));
      level.requirements = [];
      return undefined;
    }
    if (token.kind === "end") {
      if (level.openedAt === undefined) return whole(level);
      throw faultAt(
        token.at,
        `expected AND, OR or ')': the parenthesis of character ${level.openedAt} is not closed`,
      );
    }
    if (token.kind !== "close" || level.openedAt === undefined) {
      throw expected(level.openedAt === undefined ? "AND, OR or the end" : "AND, OR or ')'", token);
    }
    levels.pop();
    add(levels.at(-1) ?? levels[0], whole(level));
  }
}

const newLevel = (openedAt: number | undefined): Level => ({
  openedAt,
  alternatives: [],
  requirements: [],
  isNegated: false,
});

function add(level: Level, part: Expression): void {
  level.requirements.push(level.isNegated ? negated(part) : part);
  level.isNegated = false;
}

const negated = (part: Expression): Expression => (part.kind === "not" ? part.part : { kind: "not", part });

const whole = ({ alternatives, requirements }: Level): Expression =>
  joined("or", [...alternatives, joined("and", requirements)]);

function joined(kind: "and" | "or", parts: readonly Expression[]): Expression {
  const [first, ...more] = parts;
  return first !== undefined && more.length === 0 ? first : { kind, parts };
}

const isKeyword = (token: Token, keyword: "AND" | "OR" | "NOT"): boolean =>
  token.kind === "word" && token.text.toUpperCase() === keyword;
