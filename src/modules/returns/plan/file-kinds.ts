import type { CodeSet } from '../../../formats/ssda903/code-sets.ts';
import type { Ssda903Table } from '../../../formats/ssda903/specs.ts';
import { parseDate } from '../../../formats/ssda903/values.ts';
import {
  adoptionDecisionFacts,
  adoptionFacts,
  asylumStatusFacts,
  deprivationOfLibertyFacts,
  episodeFacts,
  healthYearFacts,
  leavingCareYearFacts,
  missingEpisodeFacts,
  motherhoodFacts,
  previousPermanenceFacts,
  reviewFacts,
} from '../../care/index.ts';
import { personFacts, pupilNumberFacts } from '../../people/index.ts';
import { allocationFacts } from '../../workforce/index.ts';
import {
  codeCell,
  dateCell,
  findNotation,
  integerCell,
  partialDateCell,
  sexCell,
  textCell,
  yesNoCell,
} from './cell-rules.ts';
import { file as fileOf, part } from './return-form.ts';
import type { FileKind, Part, ReturnForm } from './return-form.ts';

/** One of the twelve files. */
export type Ssda903Kind = FileKind<Ssda903Table>;

function file(
  table: Ssda903Table,
  parts: readonly Part[],
  options: Partial<Pick<FileKind, 'repeats' | 'within' | 'before'>> = {},
): Ssda903Kind {
  return fileOf(table, parts, { repeats: ['DOB'], ...options });
}

const code = (field: string, set: CodeSet) => [field, codeCell(set)] as const;

/** What the header says of the child itself. */
export const personPart = part('person', personFacts, {
  SEX: ['sex', sexCell],
  DOB: ['birth_date', dateCell],
  ETHNIC: code('ethnicity', 'ethnicity'),
});

/** Where each column of each file of the return goes; the export reads the same list the other way. */
export const fileKinds: readonly Ssda903Kind[] = [
  file(
    'Header',
    [
      personPart,
      part('upn', pupilNumberFacts, { UPN: ['value', textCell] }, { optional: true }),
      part(
        'motherhood',
        motherhoodFacts,
        { MOTHER: ['is_mother', yesNoCell], MC_DOB: ['child_birth_date', dateCell] },
        { optional: true },
      ),
    ],
    { repeats: [] },
  ),
  file(
    'Episodes',
    [
      part(
        'episode',
        episodeFacts,
        {
          DECOM: ['starts', dateCell],
          RNE: code('reason_new', 'rne'),
          LS: code('legal_status', 'legal_status'),
          CIN: code('category_of_need', 'category_of_need'),
          PLACE: code('placement_type', 'placement_type'),
          PLACE_PROVIDER: code('placement_provider', 'placement_provider'),
          DEC: ['ends', dateCell],
          REC: code('reason_ended', 'rec'),
          REASON_PLACE_CHANGE: code('reason_place_change', 'reason_place_change'),
          HOME_POST: ['home_postcode', textCell],
          PL_POST: ['placement_postcode', textCell],
          URN: ['urn', textCell],
        },
        {
          key: ['starts'],
          period: ['starts', 'ends', 'alone'],
          together: ['reason_ended', 'ends'],
          saidOfEnd: ['reason_ended', 'reason_place_change'],
        },
      ),
    ],
    { repeats: [], within: ['DEC'], before: ['DECOM'] },
  ),
  file(
    'Reviews',
    [
      part(
        'review',
        reviewFacts,
        { REVIEW: ['held_on', dateCell], REVIEW_CODE: code('participation', 'review_code') },
        { key: ['held_on'] },
      ),
    ],
    { within: ['REVIEW'] },
  ),
  file('UASC', [part('asylum', asylumStatusFacts, { DUC: ['ends', dateCell] })], { repeats: ['SEX', 'DOB'] }),
  file('OC2', [
    part(
      'health',
      healthYearFacts,
      {
        SDQ_SCORE: ['sdq_score', integerCell(0, 40)],
        SDQ_REASON: code('sdq_reason', 'sdq_reason'),
        CONVICTED: ['convicted', yesNoCell],
        HEALTH_CHECK: ['health_check', yesNoCell],
        IMMUNISATIONS: ['immunisations', yesNoCell],
        TEETH_CHECK: ['teeth_check', yesNoCell],
        HEALTH_ASSESSMENT: ['health_assessment', yesNoCell],
        SUBSTANCE_MISUSE: ['substance_misuse', yesNoCell],
        INTERVENTION_RECEIVED: ['intervention_received', yesNoCell],
        INTERVENTION_OFFERED: ['intervention_offered', yesNoCell],
      },
      { key: ['year'], year: 'year' },
    ),
  ]),
  file('OC3', [
    part(
      'leaving care',
      leavingCareYearFacts,
      {
        IN_TOUCH: code('in_touch', 'in_touch'),
        ACTIV: code('activity', 'activity'),
        ACCOM: code('accommodation', 'accommodation'),
      },
      { key: ['year'], year: 'year' },
    ),
  ]),
  file('AD1', [
    part('adoption', adoptionFacts, {
      DATE_INT: ['interest_on', dateCell],
      DATE_MATCH: ['matched_on', dateCell],
      FOSTER_CARE: ['by_foster_carer', yesNoCell],
      NB_ADOPTR: ['adopters', integerCell(1, 2)],
      SEX_ADOPTR: code('adopters_sex', 'sex_adopters'),
      LS_ADOPTR: code('adopters_status', 'ls_adopters'),
    }),
  ]),
  file(
    'PlacedAdoption',
    [
      part(
        'adoption decision',
        adoptionDecisionFacts,
        {
          DATE_PLACED: ['decided_on', dateCell],
          DATE_PLACED_CEASED: ['reversed_on', dateCell],
          REASON_PLACED_CEASED: code('reversal_reason', 'reason_placed_ceased'),
        },
        {
          key: ['decided_on'],
          period: ['decided_on', 'reversed_on', 'may overlap'],
          saidOfEnd: ['reversal_reason'],
        },
      ),
    ],
    { before: ['DATE_PLACED'] },
  ),
  file('PrevPerm', [
    part(
      'previous permanence',
      previousPermanenceFacts,
      {
        PREV_PERM: code('kind', 'prev_perm'),
        LA_PERM: code('authority', 'la_perm'),
        DATE_PERM: ['permanence_on', partialDateCell],
      },
      { key: ['year'], year: 'year' },
    ),
  ]),
  file(
    'Missing',
    [
      part(
        'missing',
        missingEpisodeFacts,
        { MISSING: code('kind', 'missing'), MIS_START: ['starts', dateCell], MIS_END: ['ends', dateCell] },
        { key: ['starts'], period: ['starts', 'ends', 'alone'] },
      ),
    ],
    { within: ['MIS_END'], before: ['MIS_START'] },
  ),
  file(
    'SWEpisodes',
    [
      part(
        'worker',
        allocationFacts,
        {
          SW_ID: ['worker_id', textCell],
          SW_DECOM: ['starts', dateCell],
          SW_DEC: ['ends', dateCell],
          SW_REASON: code('reason', 'sw_reason'),
        },
        { key: ['starts'], period: ['starts', 'ends', 'alone'] },
      ),
    ],
    { before: ['SW_DECOM'] },
  ),
  file(
    'DoLo',
    [
      part(
        'liberty',
        deprivationOfLibertyFacts,
        { DOLO_START: ['starts', dateCell], DOLO_END: ['ends', dateCell] },
        { key: ['starts'], period: ['starts', 'ends', 'alone'] },
      ),
    ],
    { before: ['DOLO_START'] },
  ),
];

/** The return about children looked after. */
export const ssda903Form: ReturnForm = {
  name: 'ssda903',
  kinds: fileKinds,
  header: 'Header',
  episodes: 'Episodes',
  childColumn: 'CHILD',
  birthDate: { column: 'DOB', read: parseDate },
  joinsByIdAlone: false,
  findNotation: ({ kind, part: own, year }, cell) =>
    findNotation(own === personPart || kind.repeats.includes('SEX') ? cell('SEX') : null, year),
};
