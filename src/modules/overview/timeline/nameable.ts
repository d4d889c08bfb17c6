import type { Nameable } from '../../practice/index.ts';
import type { PlanPeople } from '../plan/plan-people.ts';

/** Who around the child words may name: brothers and sisters by their first names, relatives by their names and first names. */
export function listNameable({ children, relatives, personId }: PlanPeople): readonly Nameable[] {
  return [...children, ...relatives]
    .filter(({ id }) => id !== personId)
    .map(({ id, name }) => ({ id, names: [name, name.split(' ')[0] ?? name] }));
}
