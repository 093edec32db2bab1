import type { Declaration, OpenType, OpenUse } from '../agreement.ts';
import { nearestName } from '../diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostic.ts';
import type { Names } from '../names.ts';

/** Collects what is wrong with the names of an agreement. */
export class Reporter {
  readonly diagnostics: Diagnostic[] = [];
  readonly names: Names;
  readonly #contested: ReadonlySet<string>;

  constructor(names: Names) {
    this.names = names;
    this.#contested = new Set(names.all('finding').map((finding) => finding.act));
  }

  report(
    code: Diagnostic['code'],
    at: Position,
    expected: string,
    found: string,
    hint: string,
  ): void {
    const same = (each: Diagnostic) =>
      each.at.line === at.line && each.at.column === at.column && each.expected === expected;
    if (this.diagnostics.some((each) => same(each) && each.found === found)) return;
    this.diagnostics.push({ code, at, expected, found, hint });
  }

  /** The declaration of that kind and name; reports when there is none. */
  need<Kind extends Declaration['kind']>(kind: Kind, id: string, at: Position) {
    const found = this.names.find(kind, id);
    if (found === null) {
      const known = this.names.all(kind).map((each) => each.id);
      this.#reportUnknown(`a declared ${kind === 'open' ? 'open term' : kind}`, id, at, known);
    }
    return found;
  }

  /** Whether a duty or act can be this name's: a party or a body. */
  isActor(id: string): boolean {
    return this.names.find('party', id) !== null || this.names.find('body', id) !== null;
  }

  needActor(id: string, at: Position): void {
    if (this.isActor(id)) return;
    const known = [...this.names.all('party'), ...this.names.all('body')].map((each) => each.id);
    this.#reportUnknown('a declared party or body', id, at, known);
  }

  needTerm(use: OpenUse, type: OpenType): void {
    const open = this.need('open', use.name, use.at);
    if (open !== null && open.type !== type)
      this.report('value', use.at, `an open ${type}`, `\`?${use.name}\`, an open ${open.type}`, '');
  }

  /** Whether some finding is `of` this act, so that nobody's word alone makes it so. */
  isContested(act: string): boolean {
    return this.#contested.has(act);
  }

  #reportUnknown(expected: string, id: string, at: Position, known: readonly string[]): void {
    const nearest = nearestName(id, known);
    const list = known.length > 0 && known.length <= 8 ? `known: ${known.join(', ')}` : '';
    const hint = nearest === null ? list : `did you mean \`${nearest}\`?`;
    this.report('name', at, expected, `\`${id}\``, hint);
  }
}
