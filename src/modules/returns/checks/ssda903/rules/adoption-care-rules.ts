import { beside, pairs, where } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { adoptionFilled, adoptionItems, endedInAdoption, placedForAdoption } from './conditions/adoption.ts';
import { continuouslyLookedAfter } from './conditions/care.ts';
import { oc3Filled, oc3Items, someBlank } from './conditions/items.ts';

/** What an adoption says beside the child's episodes and outcomes. */
export const adoptionCareRules: readonly Rule[] = [
  {
    code: '134',
    needs: ['AD1', 'OC3'],
    fields: [...oc3Items, ...adoptionItems],
    years: allYears,
    meaning: 'The child has items on an adoption and items on leaving care; it is one or the other.',
    fails: ({ ad1, oc3 }) => {
      const [isAdopted, isLeaver] = [adoptionFilled(ad1), oc3Filled(oc3)];
      return where(ad1, (row) => isAdopted(row) && oc3.someOf(ad1.child[row] ?? 0, isLeaver));
    },
  },
  {
    code: '187',
    needs: ['AD1', 'Episodes', 'OC3'],
    fields: [...adoptionItems, ...oc3Items],
    years: allYears,
    meaning: 'The child was looked after all year, but has items on an adoption or on leaving care.',
    fails: (all) => {
      const { ad1, oc3 } = all;
      const [isAdopted, isLeaver] = [adoptionFilled(ad1), oc3Filled(oc3)];
      const isInCare = continuouslyLookedAfter(all);
      return [
        where(ad1, (row) => isAdopted(row) && isInCare(ad1.child[row] ?? 0)),
        where(oc3, (row) => isLeaver(row) && isInCare(oc3.child[row] ?? 0)),
      ];
    },
  },
  {
    code: '331',
    needs: ['AD1', 'Episodes'],
    fields: ['DATE_MATCH', 'DECOM', 'REC'],
    years: allYears,
    meaning: 'DATE_MATCH is after the start of the episode that ended with the adoption (REC E11 or E12).',
    fails: ({ ad1, episodes }) => {
      const isAdoption = endedInAdoption(episodes);
      return pairs(
        ad1,
        episodes,
        (row, episode) => isAdoption(episode) && ad1.DATE_MATCH.day(row) > episodes.DECOM.day(episode),
      );
    },
  },
  {
    code: '334',
    needs: ['AD1', 'Episodes'],
    fields: ['DATE_INT', 'DECOM', 'RNE'],
    years: allYears,
    meaning: 'DATE_INT is before the child last started to be looked after (the latest episode with RNE S).',
    fails: ({ ad1, episodes }) => {
      const { DECOM, RNE } = episodes;
      const [order, isStart] = [episodes.by(DECOM), RNE.is('S')];
      return beside(
        [ad1, episodes],
        (child) => order.last(child, isStart),
        (row, episode) => ad1.DATE_INT.day(row) < DECOM.day(episode),
      );
    },
  },
  {
    code: '335',
    needs: ['AD1', 'Episodes'],
    fields: ['PLACE', 'FOSTER_CARE'],
    years: allYears,
    meaning:
      'An episode that ended with the adoption (REC E1, E11 or E12) was with a foster carer (PLACE A2, A3 or A5) and ' +
      'FOSTER_CARE says no, or was not (A1, A4 or A6) and it says yes.',
    fails: ({ ad1, episodes }) => {
      const isAdoption = episodes.REC.among(['E1', 'E11', 'E12']);
      const [isWithCarer, isElsewhere] = [
        episodes.PLACE.among(['A2', 'A3', 'A5']),
        episodes.PLACE.among(['A1', 'A4', 'A6']),
      ];
      const [isNo, isYes] = [ad1.FOSTER_CARE.is('0'), ad1.FOSTER_CARE.is('1')];
      return pairs(ad1, episodes, (row, episode) => {
        if (!isAdoption(episode)) return false;
        return (isWithCarer(episode) && isNo(row)) || (isElsewhere(episode) && isYes(row));
      });
    },
  },
  {
    code: '521',
    needs: ['AD1', 'Episodes'],
    fields: ['PLACE', 'DECOM', 'DATE_INT'],
    years: allYears,
    meaning:
      'DATE_INT is after the child went to live with those who adopt (start of an episode with PLACE A3 to A6).',
    fails: ({ ad1, episodes }) => {
      const isPlaced = placedForAdoption(episodes);
      return pairs(
        ad1,
        episodes,
        (row, episode) => isPlaced(episode) && ad1.DATE_INT.day(row) > episodes.DECOM.day(episode),
      );
    },
  },
  {
    code: '582',
    needs: ['AD1', 'Episodes'],
    fields: ['DEC', 'DATE_MATCH'],
    years: allYears,
    meaning:
      'The adoption (DEC of an episode with REC E11 or E12) has the same date as the matching, DATE_MATCH.',
    isQuery: true,
    fails: ({ ad1, episodes }) => {
      const isAdoption = endedInAdoption(episodes);
      return where(episodes, (row) => {
        if (!isAdoption(row) || episodes.DEC.isBlank(row)) return false;
        const ended = episodes.DEC.text(row);
        return ad1.someOf(episodes.child[row] ?? 0, (other) => ad1.DATE_MATCH.text(other) === ended);
      });
    },
  },
  {
    code: '601',
    needs: ['AD1', 'Episodes'],
    fields: ['REC', ...adoptionItems],
    years: allYears,
    meaning:
      'An episode ended with an adoption (REC E11 or E12) within the year, but an item on the adoption is blank.',
    fails: ({ ad1, episodes, start, end }) => {
      const [isAdoption, isIncomplete] = [
        endedInAdoption(episodes),
        someBlank(adoptionItems.map((name) => ad1[name])),
      ];
      return pairs(ad1, episodes, (row, episode) => {
        if (!isAdoption(episode) || !isIncomplete(row)) return false;
        const ended = episodes.DEC.day(episode);
        return start <= ended && ended <= end;
      });
    },
  },
  {
    code: '602',
    needs: ['AD1', 'Episodes'],
    fields: ['CHILD'],
    years: allYears,
    meaning:
      'There are items on an adoption, but no episode ended with one (REC E11 or E12) within the year.',
    fails: ({ ad1, episodes, start, end }) => {
      const [isFilled, isAdoption] = [adoptionFilled(ad1), endedInAdoption(episodes)];
      const isInYear = (row: number) => start <= episodes.DEC.day(row) && episodes.DEC.day(row) <= end;
      return where(ad1, (row) => {
        const child = ad1.child[row] ?? 0;
        return isFilled(row) && !episodes.someOf(child, (one) => isAdoption(one) && isInYear(one));
      });
    },
  },
];
