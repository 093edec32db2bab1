import { parseArgs } from 'node:util';
import { isRole } from '@holdfast/domain';
import type { Reader } from '@holdfast/domain';
import { exportCase } from '@holdfast/mission';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { createProgress } from '../progress.ts';
import { readArchive, writeArchive } from './export-archive.ts';
import { parseWords, refuseExtra } from './record.words.ts';

export const command: Command = {
  summary: 'write what strangers can check: the bag of a case, the archive of a mission',
  help: `holdfast export case ID [--data DIR] [--out DIR] [--for ROLE] [--party ID] [--json]
holdfast export archive --out DIR --key-out FILE [--data DIR] [--json]
holdfast export verify DIR --seal FILE [--vkey VKEY] [--json]
holdfast export open DIR --seal FILE --key FILE --out RECORD [--vkey VKEY] [--json]

Writes a BagIt 1.0 bag (RFC 8493, SHA-512) of every entry that a case rests on, each with a proof that it is in the signed log.
Its README.md shows how to check it with a shell, sha512sum and OpenSSL 3. The mission may be running meanwhile; the bag holds
what the last checkpoint covers.

  ID           an incident or a finding, for instance HF-0001
  --data DIR   the data folder                               ./holdfast-data
  --out DIR    the folder to make; must not exist            ./case-ID
  --for ROLE   for whom the bag is made: what they may not read is withheld, and counted in the README.   commission
               monitor, watch, investigator, reviewer, chief, commission, liaison, planner, capital, information, public, custodian
  --party ID   the party that a liaison speaks for           none
  --json       print {"out","files","entries","withheld_headers","withheld_contents","erased_contents","size"}

\`archive\` is for a mission that has closed: all that was published, in the open, and every body sealed under a key of its own, in one bag.
Each side and the depositary get the same bytes with the log's seal (DIR.seal) over them; FILE, the key, is the depositary's. \`verify\` shows that
an archive is the one of the seal and complete; \`open\` makes a record of it that can be read, and verifies each body.

Example:
  holdfast export case HF-0001 --out case-HF-0001
  cd case-HF-0001 && sed -n '/^\`\`\`sh$/,/^\`\`\`$/{//!p;}' README.md | sh`,

  async run(args, terminal) {
    const [what, ...rest] = args;
    if (what === 'archive') return writeArchive(rest, terminal);
    if (what === 'verify' || what === 'open') return readArchive(rest, terminal, what === 'open');
    const { values, positionals } = parseWords(() =>
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          data: { type: 'string', default: './holdfast-data' },
          out: { type: 'string' },
          for: { type: 'string', default: 'commission' },
          party: { type: 'string' },
          json: { type: 'boolean', default: false },
        },
      }),
    );
    const [, caseId, ...extra] = positionals;
    if (what !== 'case')
      throw new UsageError(`expected case, archive, verify or open, found "${what ?? ''}"`);
    if (caseId === undefined) throw new UsageError('expected the id of a case');
    refuseExtra(extra);
    const outDir = values.out ?? `./case-${caseId.replace(/[^A-Za-z0-9._-]/g, '_')}`;
    const progress = createProgress(terminal);
    const bag = await exportCase({
      dataDir: values.data,
      caseId,
      outDir,
      reader: readerOf(values.for, values.party),
      nowMs: Date.now(),
      progress: (done, total) => progress.update(done, total, 'entries proved'),
    });
    progress.finish();
    const { files, entries, size, withheldHeaders, withheldContents, erasedContents } = bag;
    if (values.json) {
      const counts = {
        withheld_headers: withheldHeaders,
        withheld_contents: withheldContents,
        erased_contents: erasedContents,
      };
      terminal.out(JSON.stringify({ out: outDir, files, entries, ...counts, size }));
      return 0;
    }
    terminal.out(`${outDir}: ${String(entries)} entries of ${String(size)}, each with its proof.`);
    terminal.out(
      `Withheld: ${String(withheldHeaders)} entries, ${String(withheldContents)} contents. Erased: ${String(erasedContents)} contents.`,
    );
    terminal.out('README.md in it shows how to check it without Holdfast.');
    return 0;
  },
};

function readerOf(role: string, partyId: string | undefined): Reader {
  if (!isRole(role)) throw new UsageError(`--for: expected a role, found "${role}"`);
  return { role, partyId: partyId ?? null, nation: null };
}
