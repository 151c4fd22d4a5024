import * as T from "./token.ts";

const EQ = 61;

/** Emits the operator at `i`, a character that begins no name, number, string or bracket. */
export function scanOperator(tokens: T.TokenTable, text: string, i: number): number {
  const c = text.charCodeAt(i);
  const d = text.charCodeAt(i + 1);
  switch (c) {
    case 44:
      return one(tokens, T.COMMA, i);
    case 59:
      return one(tokens, T.SEMI, i);
    case 126:
      return one(tokens, T.TILDE, i);
    case 46:
      if (d !== 46 || text.charCodeAt(i + 2) !== 46) return one(tokens, T.DOT, i);
      tokens.push(T.ELLIPSIS, i, i + 3);
      return i + 3;
    case EQ:
      return d === EQ ? two(tokens, T.EQ_EQUAL, i) : one(tokens, T.EQUAL, i);
    case 58:
      return d === EQ ? two(tokens, T.COLON_EQUAL, i) : one(tokens, T.COLON, i);
    case 43:
      return d === EQ ? two(tokens, T.PLUS_EQUAL, i) : one(tokens, T.PLUS, i);
    case 45:
      if (d === 62) return two(tokens, T.ARROW, i);
      return d === EQ ? two(tokens, T.MINUS_EQUAL, i) : one(tokens, T.MINUS, i);
    case 42:
      if (d === 42) return doubled(tokens, text, i, T.DOUBLE_STAR, T.DOUBLE_STAR_EQUAL);
      return d === EQ ? two(tokens, T.STAR_EQUAL, i) : one(tokens, T.STAR, i);
    case 47:
      if (d === 47) return doubled(tokens, text, i, T.DOUBLE_SLASH, T.DOUBLE_SLASH_EQUAL);
      return d === EQ ? two(tokens, T.SLASH_EQUAL, i) : one(tokens, T.SLASH, i);
    case 60:
      if (d === 60) return doubled(tokens, text, i, T.LEFT_SHIFT, T.LEFT_SHIFT_EQUAL);
      if (d === 62) return two(tokens, T.LESS_GREATER, i);
      return d === EQ ? two(tokens, T.LESS_EQUAL, i) : one(tokens, T.LESS, i);
    case 62:
      if (d === 62) return doubled(tokens, text, i, T.RIGHT_SHIFT, T.RIGHT_SHIFT_EQUAL);
      return d === EQ ? two(tokens, T.GREATER_EQUAL, i) : one(tokens, T.GREATER, i);
    case 37:
      return d === EQ ? two(tokens, T.PERCENT_EQUAL, i) : one(tokens, T.PERCENT, i);
    case 38:
      return d === EQ ? two(tokens, T.AMPER_EQUAL, i) : one(tokens, T.AMPER, i);
    case 124:
      return d === EQ ? two(tokens, T.BAR_EQUAL, i) : one(tokens, T.BAR, i);
    case 94:
      return d === EQ ? two(tokens, T.CARET_EQUAL, i) : one(tokens, T.CARET, i);
    case 64:
      return d === EQ ? two(tokens, T.AT_EQUAL, i) : one(tokens, T.AT, i);
    case 33:
      return d === EQ ? two(tokens, T.NOT_EQUAL, i) : one(tokens, T.STRAY, i);
    default:
      return one(tokens, T.STRAY, i);
  }
}

function one(tokens: T.TokenTable, kind: number, i: number): number {
  tokens.push(kind, i, i + 1);
  return i + 1;
}

function two(tokens: T.TokenTable, kind: number, i: number): number {
  tokens.push(kind, i, i + 2);
  return i + 2;
}

function doubled(tokens: T.TokenTable, text: string, i: number, plain: number, assigning: number): number {
  const isAssigning = text.charCodeAt(i + 2) === EQ;
  const end = i + (isAssigning ? 3 : 2);
  tokens.push(isAssigning ? assigning : plain, i, end);
  return end;
}
