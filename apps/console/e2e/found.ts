/** What a test needs from the API of the record that it looks at. */

/** A case whose evidence has several groups; empty where there is none. */
export async function firstWeighedCase(url: string): Promise<string> {
  const situation = await read(`${url}/api/situation`);
  for (const incident of listIn(situation, 'incidents')) {
    const id = textIn(incident, 'incidentId');
    const view = await read(`${url}/api/case/${encodeURIComponent(id)}`);
    const ledger = memberOf(view, 'ledger');
    if (ledger !== null && listIn(ledger, 'rows').length > 1) return id;
  }
  return '';
}

/** A clause whose proof leads to an entry; empty where there is none. */
export async function firstProvedClause(url: string): Promise<string> {
  const agreement = await read(`${url}/api/agreement`);
  const proved = listIn(agreement, 'clauses').find(
    (clause) => JSON.stringify(memberOf(clause, 'proofs')).match(/"entryIndices":\[\d/) !== null,
  );
  return proved === undefined ? '' : textIn(proved, 'clauseId');
}

async function read(address: string): Promise<unknown> {
  const answer: unknown = await (await fetch(address)).json();
  return answer;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return found ?? null;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
}

function textIn(value: unknown, name: string): string {
  return String(memberOf(value, name) ?? '');
}
