import type {
  AgreementView,
  BesideView,
  CapabilityView,
  CaseView,
  ChecksView,
  ClaimsView,
  CommissionView,
  CommitmentsView,
  DocumentView,
  EntryView,
  FieldView,
  HealthView,
  InstrumentsView,
  LiaisonView,
  MapView,
  RecordView,
  ReportCheckView,
  ReportDraftView,
  ReportsView,
  SessionView,
  SituationView,
  TaskAnswer,
  WatchView,
  TextRedlineView,
  WhatIfView,
  WhyNotView,
} from '@holdfast/domain';
import type { Look } from './address/address.ts';
import { BASE } from './address/base.ts';

/** The only file that talks HTTP. Same origin, read only. */

/** The server was not reached, or refused. `code` is its own word, or `unreachable`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface ApiViews {
  readonly session: SessionView;
  readonly situation: SituationView;
  readonly agreement: AgreementView;
  readonly 'agreement-beside': BesideView;
  readonly 'agreement-checks': ChecksView;
  readonly 'agreement-redline': TextRedlineView;
  readonly 'agreement-what-if': WhatIfView;
  readonly 'agreement-why-not': WhyNotView;
  readonly map: MapView;
  readonly capability: CapabilityView;
  readonly case: CaseView;
  readonly entry: EntryView;
  readonly claims: ClaimsView;
  readonly commitments: CommitmentsView;
  readonly document: DocumentView;
  readonly instruments: InstrumentsView;
  readonly 'may-do': TaskAnswer;
  readonly commission: CommissionView;
  readonly watch: WatchView;
  readonly health: HealthView;
  readonly liaison: LiaisonView;
  readonly field: FieldView;
  readonly record: RecordView;
  readonly reports: ReportsView;
  readonly 'report-draft': ReportDraftView;
  readonly 'report-check': ReportCheckView;
}

/** Address of a view for one look: also the key under which its last answer is kept. */
export function viewAddress(
  view: keyof ApiViews,
  id: string | null,
  look: Look,
  more: Readonly<Record<string, string>> = {},
): string {
  const path = `${BASE}/api/${view}${id === null ? '' : `/${encodeURIComponent(id)}`}`;
  return withLook(path, look, more);
}

/** Address of the original that an entry took in: the bytes themselves, for those who may see them. */
export function photoAddress(entryIndex: number, look: Look): string {
  return withLook(`${BASE}/api/photo/${entryIndex}`, look, {});
}

/** Address of the log's signed promise to show an entry: for whoever made the statement. */
export function receiptAddress(entryIndex: number, look: Look): string {
  return withLook(`${BASE}/api/receipt/${entryIndex}`, look, {});
}

function withLook(path: string, look: Look, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams();
  if (look.role !== null) query.set('role', look.role);
  if (look.party !== null) query.set('party', look.party);
  if (look.as !== null) query.set('as', look.as);
  if (look.known !== null) query.set('known', String(look.known));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Reads one view. The server's own types are the contract; a body that is not JSON is trouble, not data. */
export async function fetchView<View extends keyof ApiViews>(
  address: string,
  signal: AbortSignal,
): Promise<ApiViews[View]> {
  let response: Response;
  try {
    response = await fetch(address, { signal, headers: { accept: 'application/json' } });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ApiError('unreachable', 'Could not reach the record.', { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok || body === null) throw refusalOf(body, response.status);
  return body as ApiViews[View];
}

function refusalOf(body: unknown, status: number): ApiError {
  if (typeof body === 'object' && body !== null && 'code' in body && 'message' in body)
    return new ApiError(String(body.code), String(body.message));
  return new ApiError('unreadable', `The server answered ${status} without a reason.`);
}

/** Calls back with the number of entries whenever the record has grown; returns how to stop. */
export function listenForEntries(
  onEntries: (entries: number) => void,
  onLine: (open: boolean) => void,
): () => void {
  const stream = new EventSource(`${BASE}/api/stream`);
  stream.addEventListener('open', () => onLine(true));
  stream.addEventListener('error', () => onLine(false));
  stream.addEventListener('changed', (event) => {
    const told: unknown = JSON.parse(String(event.data));
    if (typeof told === 'object' && told !== null && 'entries' in told) {
      if (typeof told.entries === 'number') onEntries(told.entries);
    }
  });
  return () => stream.close();
}
