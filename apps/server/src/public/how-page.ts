import type { PageFrame } from './frame.ts';
import { page } from './frame.ts';
import { hoursWords } from './words.ts';

/** How we know, what is released, and what never is: in plain language. */
export function howPage(frame: PageFrame): string {
  const { view, base } = frame;
  const delay =
    view.delayMs === null ? 'the delay that the agreement sets' : hoursWords(view.delayMs);
  const cell = view.cellM === null ? 'at least 5 km' : `at least ${String(view.cellM / 1000)} km`;
  const main = `<div class="eyebrow">How we know</div>
<h1>What stands behind each line of this page</h1>
<p class="lede">Sensors hear and people see; each report is kept as it came. A machine proposes what belongs together. People decide.</p>
<h2>From a sound to a finding</h2>
<p>Several independent sources are put together to an incident. Copies of one report count once. A person opens a case; an investigator weighs what speaks for and against each explanation and drafts a finding; somebody of another nation reviews it; both parties may reply before it is issued.</p>
<p>A finding names its standard of proof. <strong>Cannot be determined</strong> is a finding too, and a respected one: the evidence fits more than one side. <strong>Not a violation</strong> means a natural cause, an accident, or something notified beforehand.</p>
<h2>Claims are not findings</h2>
<p>What the parties tell us is counted as their claim, in the agreement's order, with the same words for both. It is never added to what was observed.</p>
<h2>What was watched</h2>
<p>Every count depends on who was looking. We say for each sector which part of the time it was watched. Fewer incidents in an unseen place prove nothing.</p>
<h2 id="rules">What we release, and how</h2>
<ul><li>Nothing before ${delay} have passed since it ended.</li>
<li>Places as areas ${cell} wide, on a fixed grid, never as points. Times as whole hours.</li>
<li>An incident only after a person has issued a finding on it or released it.</li>
<li>Counts below 3 as “fewer than 3”, none included, and no totals that would give them away.</li>
<li>Never positions of forces, sensors or patrols. A request for them, or for anything fresher or finer, is refused, and that it was asked is counted on the record. Who asked is not recorded.</li></ul>
<h2 id="corrections">When we were wrong</h2>
<p>A corrected or superseded finding stays on record beside what replaced it, with the reason and the time, and is listed under Corrections and in the <a href="${base}/public/changes.json">feed of changes</a>.</p>
<h2 id="withdrawn">When something is taken back</h2>
<p>An incident can be taken back from the public, with a reason, for instance to protect somebody. Its number stays, nothing else.</p>
<h2 id="record">How to check it yourself</h2>
<p>Everything that was said stands in an append-only signed record: nobody can change or remove a line unseen, not even we. Each entry has a page that proves in your own browser that it is in the record; what you may not read of it is still proven to be there. With a copy of the record's files, <span class="mono">holdfast record verify</span> checks all of it.</p>`;
  return page(frame, { title: 'How we know', current: 'how', main, aside: null });
}
