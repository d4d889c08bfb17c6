import type { Area, Judgement, Neighbour } from './statistic.ts';
import type { StatisticTable } from './statistic-table.ts';

/** What was published, as far as it is loaded: all that the models over public figures read. */
export type Published = {
  readonly statistics: StatisticTable;
  readonly areas: readonly Area[];
  readonly neighbours: readonly Neighbour[];
  readonly judgements: readonly Judgement[];
};
