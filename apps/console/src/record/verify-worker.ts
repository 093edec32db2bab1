import type { TreeReport, TreeToCheck } from './check-tree.ts';
import { checkTree } from './check-tree.ts';

/** What the page asks of the worker. */
export interface VerifyRequest extends TreeToCheck {
  /** Where tiles and bundles are. */
  readonly base: string;
}

export type VerifyAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly size: number }
  | { readonly kind: 'report'; readonly report: TreeReport }
  | { readonly kind: 'trouble'; readonly message: string };

const answer = (message: VerifyAnswer) => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<VerifyRequest>) => {
  const { base, ...tree } = event.data;
  const read = async (path: string) => {
    const response = await fetch(`${base}${path}`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  };
  checkTree(tree, read, (done, size) => answer({ kind: 'progress', done, size })).then(
    (report) => answer({ kind: 'report', report }),
    () => answer({ kind: 'trouble', message: 'Could not reach the record. Try again.' }),
  );
});
