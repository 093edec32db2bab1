import type { Agreement, Clause, Declaration } from './agreement.ts';

type OfKind<Kind extends Declaration['kind']> = Extract<Declaration, { readonly kind: Kind }>;

/** Every declaration of an agreement by kind and name, with the clause it stands in (null: none). */
export interface Names {
  find<Kind extends Declaration['kind']>(kind: Kind, id: string): OfKind<Kind> | null;
  all<Kind extends Declaration['kind']>(kind: Kind): readonly OfKind<Kind>[];
  clauseOf(declaration: Declaration): Clause | null;
  clause(id: string): Clause | null;
  /** Parties of a group, groups within it opened, each once, in the order written. Empty for an unknown name. */
  membersOf(group: string): readonly string[];
}

/** The table of an agreement, built once for each; a later duplicate of a name is not found (see `checkNames`). */
export function tabulateNames(agreement: Agreement): Names {
  const known = TABLES.get(agreement) ?? buildTable(agreement);
  TABLES.set(agreement, known);
  return known;
}

const TABLES = new WeakMap<Agreement, Names>();

function buildTable(agreement: Agreement): Names {
  const clauses = new Map<Declaration, Clause>();
  const numbered = new Map<string, Clause>();
  for (const statement of agreement.statements)
    if (statement.kind === 'clause') numbered.set(statement.id, statement);
  const lists = new Map<Declaration['kind'], Declaration[]>();
  const byName = new Map<Declaration['kind'], Map<string, Declaration>>();
  const members = new Map<string, readonly string[]>();
  for (const [declaration, clause] of listDeclarations(agreement)) {
    if (clause !== null) clauses.set(declaration, clause);
    lists.set(declaration.kind, [...(lists.get(declaration.kind) ?? []), declaration]);
    const own = byName.get(declaration.kind) ?? new Map<string, Declaration>();
    byName.set(declaration.kind, own);
    if (!own.has(declaration.id)) own.set(declaration.id, declaration);
  }
  const isKind = <Kind extends Declaration['kind']>(
    kind: Kind,
    value: Declaration | undefined,
  ): value is OfKind<Kind> => value?.kind === kind;
  const names: Names = {
    find: (kind, id) => {
      const found = byName.get(kind)?.get(id);
      return isKind(kind, found) ? found : null;
    },
    all: <Kind extends Declaration['kind']>(kind: Kind) =>
      (lists.get(kind) ?? []).filter((each): each is OfKind<Kind> => isKind(kind, each)),
    clause: (id) => numbered.get(id) ?? null,
    clauseOf: (declaration) => clauses.get(declaration) ?? null,
    membersOf: (group) => {
      const known = members.get(group) ?? [...collectMembers(names, group, new Set())];
      members.set(group, known);
      return known;
    },
  };
  return names;
}

/** Top-level declarations and those inside clauses, in the order written. */
export function listDeclarations(
  agreement: Agreement,
): readonly (readonly [Declaration, Clause | null])[] {
  const listed: (readonly [Declaration, Clause | null])[] = [];
  for (const statement of agreement.statements) {
    if (statement.kind === 'clause')
      for (const inner of statement.statements) listed.push([inner, statement]);
    else listed.push([statement, null]);
  }
  return listed;
}

function collectMembers(names: Names, group: string, passed: Set<string>): ReadonlySet<string> {
  const found = new Set<string>();
  if (passed.has(group)) return found;
  passed.add(group);
  for (const member of names.find('group', group)?.members ?? []) {
    if (names.find('party', member) !== null) found.add(member);
    else for (const inner of collectMembers(names, member, passed)) found.add(inner);
  }
  return found;
}
