import {
  agreementView,
  besideView,
  checksView,
  textRedlineView,
  whatIfView,
  whyNotView,
} from '@holdfast/domain';
import type { TextQuery } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import type { Asked, Refused } from './reader.ts';
import type { AddView } from './add-view.ts';

const refuse = (code: Refused['refuse'], message: string): Refused => ({ refuse: code, message });

const NO_TEXT = 'No agreement has been adopted on this record, and it holds no text of one.';

/**
 * The texts of agreements that a record has. An id names a text by the agreement's own name; two of them as `A..B`; a clause as
 * `A;CLAUSE`; what is supposed as `A;NAME=VALUE;NAME=VALUE`. Pure questions: nothing is recorded.
 */
export function addAgreementViews(add: AddView, mission: Mission): void {
  const context = ({ knownMs }: Asked) => mission.viewContext(knownMs !== null);
  const asOf = ({ knownMs }: Asked) => knownMs ?? mission.entropy.nowMs();
  const query = (textId: string | null, asked: Asked): TextQuery => ({
    textId,
    asOfMs: asOf(asked),
  });
  const noText = (id: string) =>
    refuse('not-found', `No text “${id}” of an agreement on this record.`);
  add(
    '/api/agreement',
    (state, asked) =>
      agreementView(state, asked.reader, context(asked), query(null, asked)) ??
      refuse('not-found', NO_TEXT),
  );
  add(
    '/api/agreement/:id',
    (state, asked, id) =>
      agreementView(state, asked.reader, context(asked), query(id, asked)) ?? noText(id),
  );
  add(
    '/api/agreement-checks/:id',
    (state, asked, id) =>
      checksView(state, asked.reader, context(asked), query(id, asked)) ?? noText(id),
  );
  add('/api/agreement-redline/:id', (state, asked, id) => {
    const [fromId = '', toId = ''] = id.split('..');
    const two = { fromId, toId, asOfMs: asOf(asked) };
    return textRedlineView(state, asked.reader, context(asked), two) ?? noText(id);
  });
  add('/api/agreement-beside/:id', (state, asked, id) => {
    const [fromId = '', toId = ''] = id.split('..');
    const two = { fromId, toId, asOfMs: asOf(asked) };
    return besideView(state, asked.reader, context(asked), two) ?? noText(id);
  });
  add('/api/agreement-why-not/:id', (state, asked, id) => {
    const [textId = '', clauseId = ''] = id.split(';');
    const asks = { ...query(textId, asked), clauseId };
    return whyNotView(state, asked.reader, context(asked), asks) ?? noText(id);
  });
  add('/api/agreement-what-if/:id', (state, asked, id) => {
    const [textId = '', ...settings] = id.split(';');
    const set = Object.fromEntries(settings.map(readSetting));
    const view = whatIfView(state, asked.reader, context(asked), { ...query(textId, asked), set });
    if (view === null) return noText(textId);
    return 'wrong' in view ? refuse('unknown-value', view.wrong) : view;
  });
}

/** `NAME=VALUE`. */
function readSetting(setting: string): readonly [string, string] {
  const at = setting.indexOf('=');
  return at < 1 ? [setting, ''] : [setting.slice(0, at), setting.slice(at + 1)];
}
