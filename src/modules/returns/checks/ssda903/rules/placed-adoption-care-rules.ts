import { beside, pairs, rowsAt, where } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { endedInAdoption, placedForAdoption } from './conditions/adoption.ts';
import { shortBreak } from './conditions/care.ts';

const needs = ['Episodes', 'PlacedAdoption'] as const;

/** What a decision to place a child for adoption says beside the child's episodes. */
export const placedAdoptionCareRules: readonly Rule[] = [
  {
    code: '117',
    needs,
    fields: ['DATE_PLACED_CEASED', 'DATE_PLACED', 'DEC', 'REC', 'DECOM'],
    years: allYears,
    meaning: 'DATE_PLACED or DATE_PLACED_CEASED is after CE, or after the child left care.',
    fails: ({ episodes, placedAdoption: table, end }) => {
      const { DECOM, DEC, REC } = episodes;
      const [order, isMove] = [episodes.by(DECOM), REC.is('X1')];
      return beside(
        [table, episodes],
        (child) => order.last(child, (row) => !isMove(row)),
        (row, episode) => {
          const ended = DEC.day(episode);
          const isLate = (day: number) => day > end || day > ended;
          return isLate(table.DATE_PLACED.day(row)) || isLate(table.DATE_PLACED_CEASED.day(row));
        },
      );
    },
  },
  {
    code: '118',
    needs,
    fields: ['DATE_PLACED_CEASED', 'DECOM', 'LS'],
    years: allYears,
    meaning:
      'DATE_PLACED_CEASED is before CS, or before the child first came into care (short breaks left out).',
    fails: ({ episodes, placedAdoption: table, start }) => {
      const [order, isShortBreak] = [episodes.by(episodes.DECOM), shortBreak(episodes)];
      return beside(
        [table, episodes],
        (child) => order.first(child, (row) => !isShortBreak(row)),
        (row, episode) => {
          const ceased = table.DATE_PLACED_CEASED.day(row);
          return ceased < start || ceased < episodes.DECOM.day(episode);
        },
      );
    },
  },
  {
    code: '551',
    needs,
    fields: ['DATE_PLACED', 'PLACE'],
    years: allYears,
    meaning:
      'The child lives with those who adopt (PLACE A3 to A6), but there is no decision, or one without a date.',
    fails: ({ episodes, placedAdoption: table }) => {
      const isPlaced = placedForAdoption(episodes);
      const isUndated: RowTest = (row) => table.DATE_PLACED.isBlank(row);
      return where(episodes, (row) => {
        const child = episodes.child[row] ?? 0;
        return isPlaced(row) && (!table.has(child) || table.someOf(child, isUndated));
      });
    },
  },
  {
    code: '552',
    needs,
    fields: ['DATE_PLACED', 'DECOM'],
    years: allYears,
    meaning:
      'The latest DATE_PLACED is after the child first went to live with those who adopt (PLACE A3 to A6).',
    fails: ({ episodes, placedAdoption: table }) => {
      const [order, isPlaced] = [episodes.by(episodes.DECOM), placedForAdoption(episodes)];
      const decisions = table.by(table.DATE_PLACED);
      return beside(
        [table, episodes],
        (child) => order.first(child, isPlaced),
        (row, episode) =>
          row === decisions.last(table.child[row] ?? 0) &&
          table.DATE_PLACED.day(row) > episodes.DECOM.day(episode),
      );
    },
  },
  {
    code: '553',
    needs,
    fields: ['CHILD', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    years: allYears,
    meaning:
      'There is a placement order (LS E1) and no decision to place, or it goes on and the decision has ceased.',
    fails: (all) => findOrdersAlone(all, 'E1'),
  },
  {
    code: '554',
    needs,
    fields: ['DATE_PLACED', 'DECOM', 'LS'],
    years: allYears,
    meaning: 'DATE_PLACED is after the first episode with a placement order (LS E1) began.',
    fails: ({ episodes, placedAdoption: table }) => {
      const [order, isOrder] = [episodes.by(episodes.DECOM), episodes.LS.is('E1')];
      return beside(
        [table, episodes],
        (child) => order.first(child, isOrder),
        (row, episode) => table.DATE_PLACED.day(row) > episodes.DECOM.day(episode),
      );
    },
  },
  {
    code: '555',
    needs,
    fields: ['CHILD', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    years: [2023, 2024],
    meaning:
      'There is a freeing order (LS D1) and no decision to place, or it goes on and the decision has ceased.',
    fails: (all) => findOrdersAlone(all, 'D1'),
  },
  {
    code: '556',
    needs,
    fields: ['DATE_PLACED', 'DECOM'],
    years: [2023, 2024],
    meaning: 'An episode with a freeing order (LS D1) began before DATE_PLACED.',
    fails: ({ episodes, placedAdoption: table }) => {
      const isOrder = episodes.LS.is('D1');
      return where(episodes, (row) => {
        const isLater = (one: number) => table.DATE_PLACED.day(one) > episodes.DECOM.day(row);
        return isOrder(row) && table.someOf(episodes.child[row] ?? 0, isLater);
      });
    },
  },
  {
    code: '557',
    needs,
    fields: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED', 'PLACE', 'LS', 'REC'],
    years: allYears,
    meaning:
      'A child who was to be adopted (PLACE A3 to A6, or LS E1) left care another way, but there is no decision, or one ' +
      'without DATE_PLACED_CEASED or REASON_PLACED_CEASED.',
    changed: 'Up to 2023/24 LS D1 counts too.',
    fails: findUnceased,
  },
  {
    code: '558',
    needs,
    fields: ['DATE_PLACED_CEASED', 'REC'],
    years: allYears,
    meaning:
      'The child was adopted (REC E11 or E12) and has several decisions, of which every one has ceased.',
    fails: ({ episodes, placedAdoption: table }) => {
      const isAdoption = endedInAdoption(episodes);
      const isOpen: RowTest = (row) => table.DATE_PLACED_CEASED.isBlank(row);
      return where(episodes, (row) => {
        const child = episodes.child[row] ?? 0;
        return isAdoption(row) && table.countOf(child) > 1 && !table.someOf(child, isOpen);
      });
    },
  },
  {
    code: '1003',
    needs,
    fields: ['DATE_PLACED', 'DECOM', 'RNE'],
    years: allYears,
    meaning:
      'DATE_PLACED is before the child first started to be looked after (the earliest episode with RNE S).',
    fails: ({ episodes, placedAdoption: table }) => {
      const [order, isStart] = [episodes.by(episodes.DECOM), episodes.RNE.is('S')];
      return beside(
        [table, episodes],
        (child) => order.first(child, isStart),
        (row, episode) => table.DATE_PLACED.day(row) < episodes.DECOM.day(episode),
      );
    },
  },
];

/** Episodes under an order without any decision to place, and decisions that have ceased under an order that goes on. */
function findOrdersAlone({ episodes, placedAdoption: table }: Return903, status: string): readonly Found[] {
  const isOrder = episodes.LS.is(status);
  const isOpenOrder: RowTest = (row) => isOrder(row) && episodes.DEC.isBlank(row);
  const hasCeased: RowTest = (row) =>
    table.DATE_PLACED_CEASED.isFilled(row) || table.REASON_PLACED_CEASED.isFilled(row);
  return [
    where(episodes, (row) => isOrder(row) && !table.has(episodes.child[row] ?? 0)),
    where(table, (row) => hasCeased(row) && episodes.someOf(table.child[row] ?? 0, isOpenOrder)),
  ];
}

function findUnceased({ episodes, placedAdoption: table, year }: Return903): readonly Found[] {
  const [isPlaced, isOrder] = [
    placedForAdoption(episodes),
    episodes.LS.among(year >= 2025 ? ['E1'] : ['D1', 'E1']),
  ];
  const [isAdoption, isMove] = [endedInAdoption(episodes), episodes.REC.is('X1')];
  const hasLeft: RowTest = (row) => episodes.REC.isFilled(row) && !isAdoption(row) && !isMove(row);
  const isOtherEnd: RowTest = (row) => (isPlaced(row) || isOrder(row)) && hasLeft(row);
  const isIncomplete: RowTest = (row) =>
    table.DATE_PLACED_CEASED.isBlank(row) || table.REASON_PLACED_CEASED.isBlank(row);
  const [decisions, inEpisodes] = pairs(
    table,
    episodes,
    (row, episode) => isIncomplete(row) && isOtherEnd(episode),
  );
  const alone = where(episodes, (row) => isOtherEnd(row) && !table.has(episodes.child[row] ?? 0));
  return [rowsAt(episodes, [...alone.rows, ...inEpisodes.rows]), decisions];
}
