import type { PublicChange, PublicView } from '@holdfast/domain';
import { instantFromMs } from '@holdfast/geo';

/** Changes that the feed holds; older ones stand in the record. */
const CHANGES_MAX = 200;

/** What was released, put right and taken back, latest first, as JSON Feed 1.1. `home` is the address of the public page, without a slash at its end. */
export function changesFeed(view: PublicView, home: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${view.title}: what was released, corrected and withdrawn${view.exercise ? ' (exercise)' : ''}`,
    home_page_url: home,
    feed_url: `${home}/changes.json`,
    language: 'en',
    items: view.changes.slice(0, CHANGES_MAX).map((change) => ({
      id: `${view.origin}/${change.changeId}`,
      url:
        change.act === 'taken-back' ? `${home}/how#withdrawn` : `${home}/case/${change.incidentId}`,
      title: changeSentence(change),
      content_text:
        change.reason === ''
          ? changeSentence(change)
          : `${changeSentence(change)} Why: ${change.reason}`,
      date_published: instantFromMs(change.atMs) ?? '',
      tags: [change.act],
    })),
  });
}

/** One change in one sentence. */
export function changeSentence({ act, incidentId, findingId, byFindingId }: PublicChange): string {
  const finding = findingId ?? 'the finding';
  switch (act) {
    case 'released':
      return `Incident ${incidentId} was made public.`;
    case 'finding-issued':
      return `Finding ${finding} was issued on incident ${incidentId}.`;
    case 'corrected':
      return `Finding ${finding} on incident ${incidentId} was corrected.`;
    case 'superseded':
      return `Finding ${finding} on incident ${incidentId} was superseded${byFindingId === null ? '' : ` by ${byFindingId}`}.`;
    case 'finding-withdrawn':
      return `Finding ${finding} on incident ${incidentId} was withdrawn.`;
    case 'taken-back':
      return `Incident ${incidentId} was taken back from the public.`;
  }
}
