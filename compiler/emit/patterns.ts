import type { MatchClass, MatchMapping, MatchSequence, Pattern } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import { value } from "./expressions/index.ts";
import type { Frame } from "./frame.ts";

/** Turns a pattern into a test. Names are bound only once the whole pattern has matched, so they wait in temporaries. */
export class Matcher {
  readonly captures = new Map<string, string>();
  private readonly held: string[] = [];

  constructor(private readonly frame: Frame) {}

  release(): void {
    for (const temp of [...this.captures.values(), ...this.held]) this.frame.free(temp);
  }

  /** A test of a subject that may be repeated; null where the pattern matches everything and binds nothing. */
  test(pattern: Pattern, subject: b.Ex): b.Ex | null {
    const { unit } = this.frame;
    switch (pattern.kind) {
      case "MatchValue":
        return unit.op("truth", [unit.op("eq", [subject, value(this.frame, pattern.value)], pattern.span)]);
      case "MatchSingleton":
        return b.binary(
          "===",
          subject,
          pattern.value.type === "None" ? b.nil() : b.bool(pattern.value.value),
        );
      case "MatchAs":
        return both(
          pattern.pattern === null ? null : this.test(pattern.pattern, subject),
          pattern.name === null ? null : this.capture(pattern.name, subject),
        );
      case "MatchStar":
        return pattern.name === null ? null : this.capture(pattern.name, subject);
      case "MatchOr": {
        const tests = pattern.patterns.map((option) => this.test(option, subject));
        return b.or(...tests.map((test) => test ?? b.bool(true)));
      }
      case "MatchSequence":
        return this.sequence(pattern, subject);
      case "MatchMapping":
        return this.mapping(pattern, subject);
      case "MatchClass":
        return this.class(pattern, subject);
    }
  }

  /** An assignment that counts as a success. */
  private capture(name: string, subject: b.Ex): b.Ex {
    let temp = this.captures.get(name);
    if (temp === undefined) {
      temp = this.frame.temp();
      this.captures.set(name, temp);
    }
    return b.sequence([b.assign(temp, subject), b.bool(true)]);
  }

  private sequence(pattern: MatchSequence, subject: b.Ex): b.Ex {
    const { patterns } = pattern;
    const star = patterns.findIndex((part) => part.kind === "MatchStar");
    const counts = star < 0 ? [patterns.length, -1] : [star, patterns.length - star - 1];
    const operation = this.frame.unit.op(
      "matchseq",
      [subject, ...counts.map((count) => b.num(count))],
      pattern.span,
    );
    return this.items(operation, patterns);
  }

  private mapping(pattern: MatchMapping, subject: b.Ex): b.Ex {
    const { unit } = this.frame;
    const keys = () => b.array(pattern.keys.map((key) => value(this.frame, key)));
    const tests: b.Ex[] = [unit.op("matchmap", [subject])];
    if (pattern.keys.length > 0) {
      tests.push(this.items(unit.op("matchkeys", [subject, keys()], pattern.span), pattern.patterns));
    }
    if (pattern.rest !== null)
      tests.push(this.capture(pattern.rest, unit.op("matchrest", [subject, keys()], pattern.span)));
    return b.and(...tests);
  }

  private class(pattern: MatchClass, subject: b.Ex): b.Ex {
    const { cls, patterns, kwd_attrs, kwd_patterns, span } = pattern;
    const names = b.array(kwd_attrs.map((name) => b.str(name)));
    const args = [subject, value(this.frame, cls), b.num(patterns.length), names];
    return this.items(this.frame.unit.op("matchclass", args, span), [...patterns, ...kwd_patterns]);
  }

  /** Matches parts of the subject, which the operation gives, or null where there is no match. */
  private items(operation: b.Ex, patterns: readonly Pattern[]): b.Ex {
    const items = this.frame.temp("u");
    this.held.push(items);
    const tests: b.Ex[] = [b.binary("!==", b.assign(items, operation), b.nil())];
    patterns.forEach((pattern, i) => {
      const test = this.part(pattern, b.element(items, b.num(i)));
      if (test !== null) tests.push(test);
    });
    return b.and(...tests);
  }

  /** A part is put in a temporary where its pattern looks at it more than once. */
  private part(pattern: Pattern, item: b.Ex): b.Ex | null {
    if (pattern.kind === "MatchAs" && pattern.pattern === null) return this.test(pattern, item);
    if (pattern.kind === "MatchStar") return this.test(pattern, item);
    const temp = this.frame.temp();
    this.held.push(temp);
    const test = this.test(pattern, b.ident(temp));
    return test === null ? null : b.sequence([b.assign(temp, item), test]);
  }
}

function both(first: b.Ex | null, second: b.Ex | null): b.Ex | null {
  if (first === null || second === null) return first ?? second;
  return b.and(first, second);
}
