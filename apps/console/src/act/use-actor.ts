import type { PersonInRole } from '@holdfast/domain';
import { useView } from '../use-view.tsx';

/** Who acts in this tab: a person on record, in one role. Null while one only looks. */
export function useActor(): PersonInRole | null {
  return useView('session').data?.actor ?? null;
}
