import type { Command, ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { appendLines } from './record.append.ts';
import { cosignFolder } from './record.cosign.ts';
import { eraseContents } from './record.erase.ts';
import { initRecord } from './record.init.ts';
import { proveEntry } from './record.prove.ts';
import { receiptFor } from './record.receipt.ts';
import { rotateFolder } from './record.rotate.ts';
import { serveFolder } from './record.serve.ts';
import { listSources } from './record.sources.ts';
import { verifyFolder } from './record.verify.ts';
import { witnessLogs } from './record.witness.ts';

const HELP = `holdfast record: the append-only log that strangers can check

  record init --dir D --origin NAME [--key FILE] [--json]
      Makes a log. NAME is its name for ever, like a URL without https://. FILE is an Ed25519 signing key, PEM (PKCS #8)
      or PRIVATE+KEY+NAME+…; without it a new key is drawn. --json prints {"vkey","origin"}.
  record append --dir D [--raw] [--json]
      Each line of standard input becomes an entry; a range is printed once it is on disk, a checkpoint at the end. An entry is a
      salted commitment to a document of kind document.received (line at most 1,048,576 bytes); with --raw it is the line itself
      (at most 65,535 bytes), as other logs have it. A log holds one sort only.
  record prove --dir D --index N [--out FILE] [--json]
      Prints a proof (c2sp.org/tlog-proof) that entry N, counted from 0, is in the signed log. --json adds what its leaf commits to,
      in base 64.
  record verify DIR [--since CHECKPOINTFILE] [--vkey VKEY] [--policy P] [--json]
      Recomputes everything from the bytes up. --since: a checkpoint seen before, which the log must extend. --vkey: the log's key as
      you were given it; without it the folder's own log.vkey is believed. --policy: a file of logs, witnesses and their quorum
      (c2sp.org/tlog-policy), whose quorum must have cosigned. Exit code 1 when anything is wrong, each problem named.
  record verify FILE.evidence [--vkey VKEY] [--json]
      Judges an evidence file by itself. Exit code 1 when it proves a fork or names a rollback, 0 when the two checkpoints agree.
  record serve --dir D [--port P] [--beat MINUTES] [--json]
      Serves checkpoint, tiles and entry bundles on 127.0.0.1:7481, and nothing else of the folder. Strangers see a new checkpoint
      every 15 minutes: how fast a log grows would be a measure of the front. --beat 0 shows each at once.
  record witness --dir W [--name NAME] [--log VKEY ...] [--port P] [--json]
      Cosigns, on 127.0.0.1:7490, checkpoints that extend what it has seen (c2sp.org/tlog-witness). NAME is needed the first time. Keys of
      logs are given here, or a line each in W/logs. Evidence against a log that forks is kept in W/evidence.
  record cosign --dir D [--policy P] [--witness URL ...] [--json]
      P is D/witness.policy where none is given; with that file in place, its witnesses are also asked before the first signature after
      every opening, and nothing is signed until one has answered. Asks all witnesses at once to cosign the checkpoint; publishes it in D/witnessed once P's quorum has. Exit code 1 when it has not,
      or a witness has seen more than D holds: then nothing more is signed in D.
  record erase --index N ... --by PERSON --reason TEXT [--data DIR] [--json]
      Destroys the keys of contents in the mission's data folder, by the order of a custodian; an entry says so, and why. Every proof
      stays. Exit code 1 when the order is refused. The mission must not be running: there, its custodian gives the order.
  record receipt --dir D --index N [--out FILE] [--json]
      Prints the log's signed promise that an acknowledged entry is shown to others on the beat after the next. With --check FILE in place
      of --index: what became of a promise, from the published files in D. Exit code 1 when it was broken.
  record sources [--data DIR] [--json]
      Counts, for each source, the sequence numbers that never came: a log proves what was kept, not that nothing was kept from it.
  record rotate --dir D --next-out FILE [--key FILE [--revoked-from N]] [--json]
      Promises the log's next key: its hash goes into D/log.keys for all to see, its secret into FILE, which belongs elsewhere. With --key,
      the secret that was promised, that key signs from now on, and another is promised. --revoked-from: what the old key signed of more
      than N entries counts no longer. A log that promised no key cannot change it.

Example
  holdfast record init --dir log --origin example.org/my-log
  printf 'first\\nsecond\\n' | holdfast record append --dir log
  holdfast record prove --dir log --index 1 --out second.tlog-proof
  holdfast record verify log`;

type Run = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;

const VERBS: Readonly<Record<string, Run>> = {
  init: initRecord,
  append: appendLines,
  prove: proveEntry,
  verify: verifyFolder,
  serve: serveFolder,
  witness: witnessLogs,
  cosign: cosignFolder,
  erase: eraseContents,
  receipt: receiptFor,
  sources: listSources,
  rotate: rotateFolder,
};

export const command: Command = {
  summary:
    'the append-only log: init, append, prove, verify, serve, witness, cosign, erase, receipt, sources, rotate',
  help: HELP,
  async run([verb = '', ...args], terminal) {
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (run === undefined)
      throw new UsageError(`expected ${Object.keys(VERBS).join(', ')}, found "${verb}"`);
    return run(args, terminal);
  },
};
