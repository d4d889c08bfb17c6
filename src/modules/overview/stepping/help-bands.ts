import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import type { TimeBand, TimeBlock, TimeMark } from '../../../platform/charts/time-bands-data.ts';
import type { Tone } from '../../../platform/charts/tones.ts';
import { addYears } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { TeamTime } from '../../workforce/index.ts';
import { protectionLead } from '../../practice/index.ts';
import type { HelpStep } from '../../practice/index.ts';
import { categoryWords, isShortBreaks } from './help-page.ts';
import type { WholeHelp } from './read-help.ts';

/** One axis of time with a band for each kind of help that there was, in the order in which help usually goes. */
export function helpBands(help: WholeHelp, today: PlainDate): readonly TimeBand[] {
  const bands = [...beforeCare(help), ...afterCare(help, today), ...people(help)];
  return bands.filter(({ blocks, marks }) => blocks.length + (marks?.length ?? 0) > 0);
}

const thin = (label: string, blocks: readonly TimeBlock[], marks: readonly TimeMark[] = []): TimeBand => ({
  label,
  kind: 'thin',
  blocks,
  marks,
});

const block = (label: string, start: PlainDate, end: PlainDate | null, tone: Tone): TimeBlock => ({
  label,
  start,
  end,
  tone,
});

function beforeCare({ facts, steps }: WholeHelp): readonly TimeBand[] {
  const contacts = facts.contacts.map(({ receivedOn }): TimeMark => ({
    at: receivedOn,
    label: 'Somebody got in touch',
    tone: 'sky',
  }));
  return [
    thin('Early conversation', [], contacts),
    thin(
      'Family help',
      facts.earlyHelp.map((one) =>
        block(one.organisation ?? 'Early help', one.starts, one.completedOn, 'leaf'),
      ),
    ),
    thin(
      'Assessment',
      facts.assessments.map(({ starts, authorisedOn }) => block('Assessment', starts, authorisedOn, 'gold')),
    ),
    thin(
      'Child in need',
      facts.plans.map((one) =>
        block(isShortBreaks(steps, one.id) ? 'Short breaks' : 'Plan', one.starts, one.ends, 'sky'),
      ),
    ),
    thin(
      'Section 47',
      facts.enquiries.map((one) => block('Enquiry', one.starts, enquiryEnd(one, steps), 'clay')),
    ),
    thin(
      'Protection plan',
      facts.protectionPlans.map((one) =>
        block(categoryWords(one.latestCategory), one.starts, one.ends, 'clay'),
      ),
    ),
  ];
}

function people({ team }: WholeHelp): readonly TimeBand[] {
  const line = (label: string, who: readonly TeamTime[]): TimeBand => ({
    label,
    kind: 'line',
    blocks: who.map(workerBlock),
  });
  return [
    line(
      'Who leads',
      team.filter(({ role }) => role === null),
    ),
    line(
      'Who joined',
      team.filter(({ role }) => role !== null),
    ),
  ];
}

const workerBlock = (one: TeamTime): TimeBlock => ({
  ...block(one.worker, one.starts, one.ends, one.role === protectionLead ? 'clay' : 'sky'),
  detail: [one.role, one.goal, one.reasonEnded].filter(Boolean).join(' · ') || undefined,
});

type Enquiry = WholeHelp['facts']['enquiries'][number];

/** An enquiry ends with its outcome, else with the conference; one that returns tell without either is one day long. */
function enquiryEnd(one: Enquiry, steps: readonly HelpStep[]): PlainDate | null {
  const outcome = steps.find(
    ({ kind, state, said, changes }) =>
      kind === 'enquiry outcome' &&
      state === 'taken' &&
      said.decision !== 'conference' &&
      changes.some(({ id }) => id === one.id),
  );
  return outcome?.on ?? one.conferenceOn ?? (one.conferenceNotRequired ? one.starts : null);
}

/** Reasons for which care ended with going home (E4A, E4B; SSDA903). */
const wentHome = new Set(['E4A', 'E4B']);

/** Looked after, and what follows it. */
function afterCare(help: WholeHelp, today: PlainDate): readonly TimeBand[] {
  const { life, facts } = help;
  const until = (start: PlainDate) =>
    facts.involvements.find(({ closed }) => closed !== null && closed >= start)?.closed ?? null;
  const home = life.periods.flatMap(({ ends, reasonEnded }) =>
    ends !== null && ends <= today && wentHome.has(reasonEnded ?? '')
      ? [{ ...block('Going home', ends, until(ends), 'leaf'), detail: labelOf('rec', reasonEnded ?? '') }]
      : [],
  );
  const ended = facts.involvements.flatMap(({ closed }): readonly TimeMark[] =>
    closed === null ? [] : [{ at: closed, label: 'Help ended; they can come back', tone: 'leaf' }],
  );
  return [
    thin(
      'Looked after',
      life.periods.map(({ starts, ends }) => block('In our care', starts, ends, 'plum')),
    ),
    thin('Going home', home),
    thin('Leaving care', leaving(help, today)),
    thin('Staying connected', [], ended),
  ];
}

/** Duties to a care leaver: who was in care from 16 on, to 25 (Children and Social Work Act 2017, section 3; GK). */
const [leaverFrom, leaverUntil] = [16, 25];

function leaving({ life, person: { birthDate } }: WholeHelp, today: PlainDate): readonly TimeBlock[] {
  const left = life.periods.at(-1)?.ends ?? null;
  if (left === null || left > today || birthDate === null || left < addYears(birthDate, leaverFrom))
    return [];
  const until = addYears(birthDate, leaverUntil);
  return [block('Leaving care', left, until <= today ? until : null, 'gold')];
}
