import type { Command, ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { appendLines } from './record.append.ts';
import { initRecord } from './record.init.ts';
import { proveEntry } from './record.prove.ts';
import { verifyFolder } from './record.verify.ts';

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
  record verify DIR [--since CHECKPOINTFILE] [--vkey VKEY] [--json]
      Recomputes everything from the bytes up. --since: a checkpoint seen before, which the log must extend. --vkey: the log's key as
      you were given it; without it the folder's own log.vkey is believed. Exit code 1 when anything is wrong, each problem named.

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
};

export const command: Command = {
  summary: 'the append-only log: init, append, prove, verify',
  help: HELP,
  async run([verb = '', ...args], terminal) {
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (run === undefined)
      throw new UsageError(`expected init, append, prove or verify, found "${verb}"`);
    return run(args, terminal);
  },
};
