import { where } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { shortBreak } from './conditions/care.ts';
import { otherPlaces, temporary, temporaryPlaces } from './conditions/placements.ts';
import { episodeBesideHeaderRule } from './episode-beside-header.ts';
import { rowRule } from './row-rule.ts';

/** A rule that a temporary placement lasted no longer than its kind may. */
function longestRule(code: string, place: string, days: number, meaning: string): Rule {
  return episodeBesideHeaderRule({
    code,
    fields: ['DECOM', 'DEC', 'PLACE'],
    meaning,
    of: ({ episodes }) => {
      const isPlace = episodes.PLACE.is(place);
      return (row) => isPlace(row) && episodes.DEC.day(row) - episodes.DECOM.day(row) > days;
    },
    // Children without a header or a date of birth there are left to the rules on those.
    fails: ({ header }) => {
      return (_, beside) => !Number.isNaN(header.DOB.day(beside));
    },
  });
}

/** Temporary placements (T0 to T4), and what comes before and after them. */
export const temporaryPlacementRules: readonly Rule[] = [
  longestRule('375', 'T1', 42, 'A temporary stay in hospital (T1) lasted longer than six weeks.'),
  longestRule(
    '376',
    'T3',
    21,
    'A stay while the foster carer was on holiday (T3) lasted longer than three weeks.',
  ),
  longestRule('379', 'T4', 7, 'A temporary stay for another reason (T4) lasted longer than seven days.'),
  {
    code: '377',
    needs: ['Episodes'],
    fields: ['PLACE'],
    years: allYears,
    meaning: 'The child had more than two stays while the foster carer was on holiday (T3) in the year.',
    fails: findManyHolidays,
  },
  rowRule('episodes', {
    code: '380',
    fields: ['PLACE', 'RNE'],
    meaning: 'A temporary placement began with RNE other than P or B.',
    fails: ({ episodes }) => {
      const [isTemporary, isMove] = [temporary(episodes), episodes.RNE.among(['P', 'B'])];
      return (row) => isTemporary(row) && !isMove(row);
    },
  }),
  rowRule('episodes', {
    code: '381',
    fields: ['PLACE', 'REC'],
    meaning: 'Care ended from a temporary placement: REC is not X1.',
    fails: ({ episodes }) => {
      const [isTemporary, isMove] = [temporary(episodes), episodes.REC.is('X1')];
      return (row) => isTemporary(row) && episodes.REC.isFilled(row) && !isMove(row);
    },
  }),
  rowRule('episodes', {
    code: '382',
    fields: ['LS', 'PLACE'],
    meaning: 'A short break (V3, V4) cannot be a temporary placement.',
    fails: ({ episodes }) => {
      const [isTemporary, isBreak] = [temporary(episodes), shortBreak(episodes)];
      return (row) => isTemporary(row) && isBreak(row);
    },
  }),
  rowRule('episodes', {
    code: '383',
    fields: ['PLACE', 'RNE', 'PL_POST'],
    meaning:
      'After a temporary placement the child did not go back to the placement before it (RNE P, same PLACE).',
    changed: 'From 2025/26 the same PL_POST as well.',
    fails: findNotBack,
  }),
  rowRule('episodes', {
    code: '213',
    fields: ['PLACE_PROVIDER', 'PLACE'],
    meaning: 'A temporary placement has a PLACE_PROVIDER (from 2025/26 one of Z11 to Z14 as well).',
    changed: 'From 2025/26 also Z11 to Z14.',
    fails: ({ episodes: { PLACE, PLACE_PROVIDER }, year }) => {
      const isWithout = PLACE.among([...temporaryPlaces, ...(year >= 2026 ? otherPlaces(year) : [])]);
      return (row) => isWithout(row) && PLACE_PROVIDER.isFilled(row);
    },
  }),
  rowRule('episodes', {
    code: '225',
    fields: ['REASON_PLACE_CHANGE'],
    meaning: 'The child moved from this placement, but REASON_PLACE_CHANGE is blank.',
    fails: findMovesWithoutReason,
  }),
  rowRule('episodes', {
    code: '226',
    fields: ['REASON_PLACE_CHANGE', 'PLACE'],
    meaning: 'A temporary placement, or the one before it, has a REASON_PLACE_CHANGE.',
    fails: ({ episodes }) => {
      const [order, isTemporary] = [episodes.by(episodes.DECOM), temporary(episodes)];
      const { REASON_PLACE_CHANGE: reason } = episodes;
      return (row) => isTemporary(row) && (reason.isFilled(row) || reason.isFilled(order.previous(row)));
    },
  }),
  rowRule('episodes', {
    code: '233',
    years: [2026, 2027],
    fields: ['REASON_PLACE_CHANGE'],
    meaning: 'The episode is open, but says why the placement ended.',
    differs: 'The tool looks for a column that does not exist and never runs this rule.',
    fails:
      ({ episodes }) =>
      (row) =>
        episodes.DEC.isBlank(row) && episodes.REASON_PLACE_CHANGE.isFilled(row),
  }),
];

function findManyHolidays({ episodes }: Return903) {
  const isHoliday = episodes.PLACE.is('T3');
  const count = new Int32Array(episodes.children.count);
  episodes.child.forEach((child, row) => {
    if (child > 0 && isHoliday(row)) count[child] = (count[child] ?? 0) + 1;
  });
  return where(episodes, (row) => isHoliday(row) && (count[episodes.child[row] ?? 0] ?? 0) > 2);
}

function findNotBack({ episodes, year }: Return903) {
  const [order, isTemporary, isMove] = [
    episodes.by(episodes.DECOM),
    temporary(episodes),
    episodes.RNE.is('P'),
  ];
  const same = year >= 2026 ? [episodes.PLACE, episodes.PL_POST] : [episodes.PLACE];
  return (row: number) => {
    const away = order.previous(row);
    const before = order.previous(away);
    if (!isTemporary(away) || before < 0) return false;
    return !isMove(row) || !same.every((one) => one.isFilled(row) && one.code(row) === one.code(before));
  };
}

function findMovesWithoutReason({ episodes }: Return903) {
  const { REC, RNE, REASON_PLACE_CHANGE } = episodes;
  const order = episodes.by(episodes.DECOM);
  const [isTemporary, isGoingOn, isMove] = [
    temporary(episodes),
    REC.is('X1'),
    RNE.among(['P', 'B', 'T', 'U']),
  ];
  return (row: number) => {
    if (!isGoingOn(row) || REASON_PLACE_CHANGE.isFilled(row) || isTemporary(row)) return false;
    const next = order.next(row);
    return isMove(next) && !isTemporary(next);
  };
}
