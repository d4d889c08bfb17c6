import type { Declaration } from '../../people/index.ts';

/** A table of practice in which somebody wrote of one person: `also` is SQL for a column of another table that the telling needs. */
export const declareWritten = (
  name: string,
  thing: string,
  tell: Declaration['tell'],
  also?: string,
): Declaration => ({
  table: `practice.${name}`,
  subjects: ['person_id'],
  isFact: false,
  thing,
  tell,
  ...(also ? { also } : {}),
});
