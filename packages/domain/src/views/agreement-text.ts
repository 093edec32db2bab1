import { loadAgreement, tabulateNames } from '@holdfast/pact';
import type { Agreement, LogItem, Query } from '@holdfast/pact';
import { stateAsReleased } from '../access/release.ts';
import { sightOf } from '../access/sight.ts';
import type { Sight } from '../access/sight.ts';
import { inOrder } from '../commitments/in-order.ts';
import type { JsonValue } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import { INSTRUMENT_STATUSES } from '../instruments/judgements.ts';
import { evaluationOn, logOf } from '../obligations/from-findings.ts';
import { logOfText } from '../texts/log-of-text.ts';
import type { TextShown } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { namedParties, textIn } from './context.ts';
import type { NamedParty, Reader } from './types.ts';

/** A text of an agreement with everything on record that it can speak of, as one reader may see it. */
export interface OpenedText {
  readonly shown: TextShown;
  readonly texts: readonly TextShown[];
  readonly agreement: Agreement;
  /** The text as written. */
  readonly source: string;
  /** What the reader may reason from; its evaluation is this text's own. */
  readonly state: State;
  readonly context: ViewContext;
  readonly sight: Sight;
  readonly parties: readonly NamedParty[];
  readonly log: readonly LogItem[];
  readonly query: Query;
}

/** Which text to open, and as of when a text that is only held is evaluated. */
export interface TextQuery {
  /** The agreement's own name; null for the one in force, else the held one that has come furthest. */
  readonly textId: string | null;
  /** Milliseconds UTC. One in force is shown as last evaluated. */
  readonly asOfMs: number;
}

/** Every text on record that still has its words: the one in force, then those held, in the order recorded. */
export function textsShown(state: State, context: ViewContext): readonly TextShown[] {
  const { agreement } = state;
  const inForce: readonly TextShown[] =
    agreement === null || context.agreement === null
      ? []
      : [
          {
            textId: agreement.judgement.agreementId,
            title: context.agreement.title,
            standing: 'in-force',
            variant: null,
            status: null,
            entryIndex: agreement.index,
            hash: agreement.judgement.agreementHash,
          },
        ];
  const held = inOrder(state.texts).flatMap(({ index, judgement }): readonly TextShown[] => {
    const { agreementId, agreementHash, variant, status } = judgement;
    const text = heldAgreement(context.contentOf(index));
    if (text === null || agreementId === agreement?.judgement.agreementId) return [];
    const { title } = text;
    const standing = 'held';
    return [
      {
        textId: agreementId,
        title,
        standing,
        variant,
        status,
        entryIndex: index,
        hash: agreementHash,
      },
    ];
  });
  return [...inForce, ...held];
}

/** One text, opened for one reader; null when the record has no such text, or its words were erased. */
export function openText(
  whole: State,
  reader: Reader,
  context: ViewContext,
  { textId, asOfMs }: TextQuery,
): OpenedText | null {
  const texts = textsShown(whole, context);
  const shown = textId === null ? firstOf(texts) : texts.find((text) => text.textId === textId);
  if (shown === undefined) return null;
  return shown.standing === 'in-force'
    ? openInForce(whole, reader, context, { shown, texts })
    : openHeld(whole, reader, context, { shown, texts, asOfMs });
}

interface Chosen {
  readonly shown: TextShown;
  readonly texts: readonly TextShown[];
}

function firstOf(texts: readonly TextShown[]): TextShown | undefined {
  const rank = ({ standing, status }: TextShown) =>
    standing === 'in-force' ? 99 : INSTRUMENT_STATUSES.findIndex((each) => each === status);
  return [...texts].sort((a, b) => rank(b) - rank(a) || a.entryIndex - b.entryIndex)[0];
}

function openInForce(
  whole: State,
  reader: Reader,
  context: ViewContext,
  { shown, texts }: Chosen,
): OpenedText | null {
  const { agreement } = context;
  if (agreement === null) return null;
  const state = stateAsReleased(whole, agreement, sightOf(reader));
  const atMs = state.evaluation?.judgement.asOfMs ?? state.recordedAtMs;
  return {
    shown,
    texts,
    agreement,
    source: textIn(context.contentOf(shown.entryIndex), 'pact', ''),
    state,
    context,
    sight: sightOf(reader),
    parties: namedParties(state, context.contentOf),
    log: logOf(state, agreement, atMs),
    query: { asOfOccurredMs: atMs, asOfKnownMs: atMs },
  };
}

function openHeld(
  whole: State,
  reader: Reader,
  context: ViewContext,
  { shown, texts, asOfMs }: Chosen & { readonly asOfMs: number },
): OpenedText | null {
  const content = context.contentOf(shown.entryIndex);
  const agreement = heldAgreement(content);
  if (agreement === null) return null;
  const acts =
    sightOf(reader) === 'public'
      ? whole.acts.filter(({ judgement }) => judgement.findingId === null)
      : whole.acts;
  const open: State = { ...whole, acts };
  const log = logOfText(open, agreement, asOfMs);
  const { entryIndex: index, hash: agreementHash } = shown;
  const judgement = evaluationOn(open, { agreement, agreementHash, nowMs: asOfMs, log });
  return {
    shown,
    texts,
    agreement,
    source: textIn(content, 'pact', ''),
    state: { ...open, evaluation: { index, recordedAtMs: asOfMs, judgement } },
    context: { ...context, agreement },
    sight: sightOf(reader),
    parties: tabulateNames(agreement)
      .all('party')
      .map(({ id, title }) => ({ partyId: id, name: title })),
    log,
    query: { asOfOccurredMs: asOfMs, asOfKnownMs: asOfMs },
  };
}

/** Parsed once for each content. */
const LOADED = new WeakMap<object, Agreement | null>();

/** The agreement in the content of a held text; null when it was erased or does not load. */
function heldAgreement(content: JsonValue | null): Agreement | null {
  if (typeof content !== 'object' || content === null) return null;
  const known = LOADED.get(content);
  if (known !== undefined) return known;
  const loaded = loadAgreement(textIn(content, 'pact', ''));
  const agreement = loaded.ok ? loaded.agreement : null;
  LOADED.set(content, agreement);
  return agreement;
}
