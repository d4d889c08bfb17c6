import { where } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import type { Rule } from '../rule.ts';
import type { Return903, TableOf } from '../tables.ts';
import { shortBreak } from './conditions/care.ts';
import { someBlank } from './conditions/items.ts';
import { inOrderOf, latestBy } from './conditions/spells.ts';

type Workers = TableOf<'SWEpisodes'>;

const needs = ['SWEpisodes'] as const;
const withCare = ['Episodes', 'SWEpisodes'] as const;
const withLast = ['SWEpisodes', 'SWEpisodes_last'] as const;

/** What a child's time with one social worker says beside the others, last year's, and the child's care. */
export const socialWorkerOrderRules: readonly Rule[] = [
  {
    code: 'SW01STG1',
    needs: withCare,
    fields: ['DEC'],
    years: [2024, 2024],
    meaning:
      'The child is in care (an open episode, not of short breaks) but has no social worker, or one without SW_ID, ' +
      'SW_DECOM or SW_REASON.',
    differs:
      'It reports the row numbers of episodes as if they were rows of social workers. We report the episodes.',
    fails: ({ episodes, swEpisodes: table }) => {
      const isShortBreak = shortBreak(episodes);
      const isIncomplete = someBlank([table.SW_ID, table.SW_DECOM, table.SW_REASON]);
      return where(episodes, (row) => {
        if (episodes.DEC.isFilled(row) || isShortBreak(row)) return false;
        const child = episodes.child[row] ?? 0;
        return !table.has(child) || table.someOf(child, isIncomplete);
      });
    },
  },
  {
    code: 'SW08STG2',
    needs,
    fields: ['SW_DEC'],
    years: [2024, 2027],
    meaning: 'The child has a later social worker, but SW_DEC of this one is blank.',
    fails: ({ swEpisodes: table }) => findOpenEarlier(table),
  },
  {
    code: 'SW10STG2',
    needs,
    fields: ['SW_DECOM'],
    years: [2024, 2027],
    meaning:
      'SW_DECOM is more than seven days from the SW_DEC of the social worker before, or that has none.',
    changed: 'From 2024/25 not where SW_REASON is FCONTA.',
    fails: findGaps,
  },
  {
    code: 'SW11aSTG2',
    needs,
    fields: ['SW_DEC'],
    years: [2024, 2024],
    meaning:
      'The social worker before ended five days or more before CE, and this one starts over five days from that.',
    fails: ({ swEpisodes: table, end }) => {
      const order = table.by(table.SW_DECOM);
      return where(table, (row) => {
        const ended = table.SW_DEC.day(order.previous(row));
        return ended <= end - 5 && !(Math.abs(table.SW_DECOM.day(row) - ended) <= 5);
      });
    },
  },
  {
    code: 'SW11bSTG2',
    needs,
    fields: ['SW_DEC'],
    years: [2024, 2027],
    meaning:
      'The social worker, who is the only one or followed another, ended in the last five days of the year: somebody ' +
      'should follow. Or this is who follows, and SW_DECOM is blank.',
    isQuery: true,
    findsRight: 'It also finds a worker whom another followed at once.',
    fails: findEndingLate,
  },
  {
    code: 'SW12STG2',
    needs: withCare,
    fields: ['SW_DECOM'],
    years: [2024, 2027],
    meaning:
      'An episode that starts or ends care (short breaks left out) has a social worker who began neither after it did ' +
      'nor before it ended, or none.',
    changed: 'From 2024/25 only episodes that are open or ended from a year before CS to CE.',
    isQuery: true,
    findsRight:
      'It finds every episode that goes on: nobody can have started before an end that has not come.',
    fails: findWithoutWorker,
  },
  {
    code: 'SW14STG2',
    needs,
    fields: ['SW_DEC'],
    years: [2024, 2024],
    meaning: "SW_DEC is blank, and this is not the child's latest social worker.",
    fails: ({ swEpisodes: table }) => findOpenEarlier(table),
  },
  lastYearRule('SW16aSTG2', 'SW_ID'),
  lastYearRule('SW16bSTG2', 'SW_DECOM'),
  lastYearRule('SW16cSTG2', 'SW_REASON'),
  {
    code: 'SW17STG2',
    needs,
    fields: ['SW_DEC', 'SW_DECOM'],
    years: [2026, 2027],
    meaning:
      "This is the child's latest social worker, but SW_DEC is given: there is none at the end of the year.",
    isQuery: true,
    findsRight: 'It finds every child who has left care, whose last worker’s time has ended.',
    fails: ({ swEpisodes: table }) => {
      const isLatest = latestBy(table, table.SW_DECOM);
      return where(table, (row) => table.SW_DEC.isFilled(row) && isLatest(row));
    },
  },
];

/** Rows without a readable SW_DECOM count as the latest, as they may be. */
function findOpenEarlier(table: Workers): Found {
  const order = table.by(table.SW_DECOM);
  return where(table, (row) => {
    const hasEnded = !Number.isNaN(table.SW_DEC.day(row));
    return !hasEnded && !Number.isNaN(table.SW_DECOM.day(row)) && order.next(row) >= 0;
  });
}

/** The first of several workers is left alone: then another took over. */
function findEndingLate({ swEpisodes: table, end }: Return903): Found {
  const { SW_DECOM, SW_DEC } = table;
  const order = table.by(SW_DECOM);
  const endedLate: RowTest = (row) => SW_DEC.day(row) >= end - 5 && SW_DEC.day(row) <= end;
  const follows: RowTest = (row) =>
    !Number.isNaN(SW_DECOM.day(row)) && SW_DECOM.day(order.previous(row)) < SW_DEC.day(row);
  return where(table, (row) => {
    if (Number.isNaN(SW_DECOM.day(row)) && endedLate(order.previous(row))) return true;
    return endedLate(row) && (table.countOf(table.child[row] ?? 0) === 1 || follows(row));
  });
}

function findGaps({ swEpisodes: table, year }: Return903): Found {
  const { SW_DECOM, SW_DEC } = table;
  const order = table.by(
    inOrderOf(
      table.rows,
      (row) => SW_DECOM.day(row),
      (row) => SW_DEC.day(row),
    ),
  );
  const isFirstContact: RowTest = year >= 2025 ? table.SW_REASON.is('FCONTA') : () => false;
  return where(table, (row) => {
    const before = order.previous(row);
    if (before < 0 || isFirstContact(row)) return false;
    return !(Math.abs(SW_DECOM.day(row) - SW_DEC.day(before)) <= 7);
  });
}

/** Care that starts wants a worker from then on, care that ends one from before: each of the child's workers is looked at. */
function findWithoutWorker({ episodes, swEpisodes: table, start, end, year }: Return903): Found {
  const { DECOM, DEC } = episodes;
  const [isStart, isMove, isShortBreak] = [episodes.RNE.is('S'), episodes.REC.is('X1'), shortBreak(episodes)];
  const earliest = year >= 2025 ? start - 365 : -Infinity;
  const latest = year >= 2025 ? end : Infinity;
  const isOutOfReach: RowTest = (row) => DEC.day(row) < earliest || DEC.day(row) > latest;
  return where(episodes, (row) => {
    if (isShortBreak(row) || isOutOfReach(row) || (!isStart(row) && isMove(row))) return false;
    const child = episodes.child[row] ?? 0;
    const isNoHelp: RowTest = (worker) => {
      const began = table.SW_DECOM.day(worker);
      return !(!isMove(row) && began <= DEC.day(row)) && !(isStart(row) && began >= DECOM.day(row));
    };
    return !table.has(child) || table.someOf(child, isNoHelp);
  });
}

/** One of three rules that the child's first social worker of the year is the one who went on from last year. */
function lastYearRule(code: string, field: 'SW_ID' | 'SW_DECOM' | 'SW_REASON'): Rule {
  return {
    code,
    needs: withLast,
    fields: [field],
    years: 'withdrawn',
    meaning: `The social worker of last year goes on, but ${field} of the first one this year is another.`,
    fails: ({ swEpisodes: table, last: { swEpisodes: before } }) => {
      const [order, lastOrder] = [table.by(table.SW_DECOM), before.by(before.SW_DECOM)];
      return where(table, (row) => {
        const child = table.child[row] ?? 0;
        const latest = lastOrder.last(child);
        if (latest < 0 || before.SW_DEC.isFilled(latest) || row !== order.first(child)) return false;
        return before[field].text(latest) !== table[field].text(row);
      });
    },
  };
}
