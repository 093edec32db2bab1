import type { ReactNode } from 'react';
import type { ClaimProblem } from '@holdfast/domain';

/** What is wrong, beside its field and announced with it. */
export function Wronged({
  problem,
  children,
}: {
  readonly problem: ClaimProblem | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={problem === undefined ? 'wronged' : 'wronged is'}>
      {children}
      {problem === undefined ? null : (
        <p className="wrong" role="alert">
          Expected {problem.expected}, found {problem.found}.
        </p>
      )}
    </div>
  );
}
