import { createHash } from 'node:crypto';
import { holdText } from '@holdfast/domain';
import type { Refusal } from '@holdfast/domain';
import { agreementHash, loadAgreement } from '@holdfast/pact';
import type { Diagnostic } from '@holdfast/pact';
import type { Mission } from '../mission.ts';
import { refusalEntry } from './refusal-entry.ts';

/** A `.pact` file as read. */
export interface TextFile {
  readonly fileName: string;
  readonly text: string;
}

export interface TextReport {
  /** Texts that are now on record and were not, as they are, before. */
  readonly taken: number;
  readonly known: number;
  readonly refusals: readonly (Refusal & { readonly file: string })[];
}

/**
 * Puts texts of agreements on record: held, read and compared, and not in force. A text with errors is refused, each error with its
 * line, on record too; it loses none of the others. The same text again adds nothing.
 */
export async function takeTexts(mission: Mission, files: readonly TextFile[]): Promise<TextReport> {
  const refusals: (Refusal & { readonly file: string })[] = [];
  let [taken, known] = [0, 0];
  for (const { fileName, text } of files) {
    const loaded = loadAgreement(text);
    if (!loaded.ok) {
      const wrong = loaded.diagnostics.map((each) => refusalFrom(each));
      await refuse(mission, { fileName, text }, wrong);
      refusals.push(...wrong.map((each) => ({ ...each, file: fileName })));
      continue;
    }
    const { agreement } = loaded;
    const hash = agreementHash(agreement, (bytes) => createHash('sha256').update(bytes).digest());
    const made = await mission.record((state) => {
      const entry = holdText(state, { agreement, agreementHash: hash, pact: text });
      return entry === null ? [] : [entry];
    });
    if (made.length > 0) taken += 1;
    else known += 1;
  }
  return { taken, known, refusals };
}

function refusalFrom({ at, expected, found }: Diagnostic): Refusal {
  return { code: 'malformed', line: at.line, expected, found };
}

async function refuse(
  mission: Mission,
  { fileName, text }: TextFile,
  refusals: readonly Refusal[],
): Promise<void> {
  const lines = text.split('\n');
  await mission.record(() =>
    refusals.map((refusal) => {
      const words = new TextEncoder().encode(lines[refusal.line - 1] ?? '');
      return refusalEntry({ fileName }, 'agreement text', refusal, words);
    }),
  );
}
