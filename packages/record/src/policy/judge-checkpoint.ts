import { RecordError } from '../errors.ts';
import { parseCheckpoint } from '../notes/checkpoint.ts';
import type { SignedCheckpoint } from '../notes/checkpoint.ts';
import { cosignatureTimeS } from '../notes/cosignature.ts';
import { openNote } from '../notes/signed-note.ts';
import type { KeyHistory } from '../notes/key-history.ts';
import type { LogPolicy, PolicyLog, Quorum } from './parse-policy.ts';

/** What a policy says of a checkpoint. */
export interface PolicyVerdict {
  readonly checkpoint: SignedCheckpoint;
  /** The log that signed. */
  readonly log: PolicyLog;
  /** Witnesses whose cosignatures are valid, by the policy's names, in its order; when each cosigned, seconds since 1970 UTC. */
  readonly cosigned: readonly { readonly name: string; readonly timeS: number | undefined }[];
  readonly isQuorum: boolean;
}

/**
 * Holds a checkpoint against a policy (C2SP tlog-policy): signed by one of its logs under that log's own name, and cosigned by its quorum. Throws
 * `RecordError`: `unverified` when none of the logs signed, `invalid-signature`, `malformed`. Too few cosignatures are a verdict, not an error.
 */
export function judgeCheckpoint(policy: LogPolicy, bytes: Uint8Array): PolicyVerdict {
  const verifiers = [...policy.logs, ...policy.witnesses].map(({ verifier }) => verifier);
  const note = openNote(bytes, verifiers);
  const checkpoint = { ...parseCheckpoint(note.text), note };
  const signatureOf = ({ verifier }: Pick<PolicyLog, 'verifier'>) =>
    note.verified.find(({ name, keyId }) => name === verifier.name && keyId === verifier.keyId);
  const log = policy.logs.find(
    (each) => each.verifier.name === checkpoint.origin && signatureOf(each) !== undefined,
  );
  if (log === undefined)
    throw new RecordError(
      'unverified',
      `policy: expected a signature by its log ${checkpoint.origin}, found none`,
    );
  const cosigned = policy.witnesses.flatMap((witness) => {
    const signature = signatureOf(witness);
    return signature === undefined
      ? []
      : [{ name: witness.name, timeS: cosignatureTimeS(signature) }];
  });
  const names = new Set(cosigned.map(({ name }) => name));
  return { checkpoint, log, cosigned, isQuorum: isReached(policy.quorum, names) };
}

/** Whether these witnesses, by the policy's names, are enough. */
export function isReached(quorum: Quorum, witnesses: ReadonlySet<string>): boolean {
  switch (quorum.kind) {
    case 'none':
      return true;
    case 'witness':
      return witnesses.has(quorum.name);
    case 'group': {
      const reached = quorum.members.filter((member) => isReached(member, witnesses));
      return reached.length >= quorum.atLeast;
    }
  }
}

/** The policy with the keys that have followed the log's key in it, by the log's own history: the reader trusts a key, and so the key that it promised. */
export function policyUnder(policy: LogPolicy, { terms }: KeyHistory): LogPolicy {
  const first = terms.findIndex(({ verifier }) =>
    policy.logs.some(
      (log) => log.verifier.name === verifier.name && log.verifier.keyId === verifier.keyId,
    ),
  );
  const later = first < 0 ? [] : terms.slice(first + 1);
  const logs = later.map(({ vkey, verifier }) => ({ vkey, verifier, url: undefined }));
  return { ...policy, logs: [...policy.logs, ...logs] };
}
