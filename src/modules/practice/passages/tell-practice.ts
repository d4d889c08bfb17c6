import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, endedOn, flagOf, onDay, sentences, tellFacts } from '../../people/index.ts';
import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { tellWorry, worryWords } from '../front-door/tell-worry.ts';
import { chronologyDeclarations } from '../chronology/tell-chronology.ts';
import { attachmentDeclarations } from '../attachments/tell-attachments.ts';
import { supportDeclarations } from '../edge-support/tell-support.ts';
import { entryDeclarations } from '../entries/tell-entries.ts';
import { harmOutsideDeclarations } from '../harm-outside/tell-harm.ts';
import { handoverDeclarations } from '../handover/tell-handovers.ts';
import { knowFirstDeclarations } from '../know-first/tell-know-first.ts';
import { needDeclarations } from '../mental-health/tell-needs.ts';
import { letterDeclarations } from '../letters/tell-letters.ts';
import { planDeclarations } from '../plan/tell-plan.ts';
import { promiseDeclarations } from '../promises/tell-promises.ts';
import { starDeclarations } from '../star/tell-star.ts';
import { wishDeclarations } from '../wishes/tell-wishes.ts';
import { tellSharing } from '../sharing/tell-sharing.ts';
import { dictationDeclarations } from '../dictation/tell-dictations.ts';
import { stepDeclarations } from '../stepping/tell-steps.ts';
import { timelineDeclarations } from '../timeline/tell-timeline.ts';
import { warningDeclarations } from '../warnings/tell-warnings.ts';
import { tellFactor } from './tell-factor.ts';

const help = 'Help before you came into care';
const decisions = 'Decisions about you';
const meetings = 'Your reviews and meetings';

/** Private people who told, and who was never named: their identity is protected (domain reference 4.5, rule 5). */
const confidentialSources = new Set(['1A', '1B', '1D', '8', '9', '10']);

const sources: Readonly<Record<string, string>> = {
  '1A': 'somebody in your family or somebody who looked after you',
  '1B': 'somebody who knew you or your family',
  '1C': 'you yourself',
  '1D': 'somebody who was worried',
};

/** That somebody told is one passage; who it was another, which stays out where it was a private person. */
function sourceOf(row: Row, column: string, on: Said['on']): readonly Said[] {
  const code = row[column];
  if (!code) return [];
  const who = sources[code] ?? labelOfCinCode('referralSource', code)?.toLowerCase() ?? code;
  const words = [`Who got in touch: ${who}.`];
  return [
    {
      chapter: help,
      on,
      words,
      ...(confidentialSources.has(code) ? { sensitivity: ['confidential source'] } : {}),
    },
  ];
}

function tellContact(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'received_on');
  const words = [`${onDay(about, on)} somebody got in touch with the council about you.`];
  return [{ chapter: help, on, words }, ...sourceOf(row, 'contact_source', on)];
}

function tellEarlyHelp(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const done = dayOf(row, 'completed_on');
  const words = sentences(
    `${onDay(about, on)} somebody began to find out what help you and your family could use early on.`,
    done && `It was finished on ${formatDate(done)}.`,
    row['organisation'] && `It was done by: ${row['organisation']}.`,
  );
  return [{ chapter: help, on, words: [words] }];
}

const ends: Readonly<Record<string, string>> = {
  RC1: 'you were adopted',
  RC2: 'it was written down that you died',
  RC3: 'a court agreed who you would live with',
  RC4: 'somebody became your special guardian',
  RC5: 'you moved to another council’s area',
  RC6: 'adult services took over',
  RC7: 'the help was no longer needed, or for another reason',
  RC8: 'it was found that no more help was needed',
  RC9: 'other help was arranged early on',
};

/** Main needs as one would say them to the child; codes of the children in need census. */
const needs: Readonly<Record<string, string>> = {
  N1: 'you may not have been safe or looked after well enough',
  N2: 'you have a disability or an illness',
  N3: 'a parent was ill or disabled',
  N4: 'things were very hard at home',
  N5: 'things were not going well at home',
  N6: 'you needed help with things that were happening',
  N7: 'there was not enough money at home',
  N8: 'no parent was there to look after you',
};

function tellInvolvement(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'opened');
  const closed = dayOf(row, 'closed');
  const met = dayOf(row, 'conference_on');
  const need = needs[row['primary_need'] ?? ''];
  const words = sentences(
    `${onDay(about, on)} the council was asked to help you and your family.`,
    need && `The main reason that was written down: ${need}.`,
    flagOf(row, 'no_further_action') && 'It was decided that no more needed to be done.',
    met && `People met for the first time on ${formatDate(met)} to talk about how to keep you safe.`,
    closed && `This help ended on ${formatDate(closed)}${because(row['reason_closed'])}.`,
  );
  return [{ chapter: help, on, words: [words] }, ...sourceOf(row, 'referral_source', on)];
}

function because(code: string | null | undefined): string {
  const why = ends[code ?? ''];
  return why === undefined ? '' : `: ${why}`;
}

function tellAssessment(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const [read, done] = [dayOf(row, 'reviewed_on'), dayOf(row, 'authorised_on')];
  const [seen, needed] = [flagOf(row, 'child_seen'), flagOf(row, 'support_required')];
  const words = sentences(
    `${onDay(about, on)} somebody began to find out how you were and what help you needed (an assessment).`,
    seen !== null && (seen ? 'They saw you.' : 'They did not see you.'),
    read && `A manager read it on ${formatDate(read)}.`,
    done && `It was agreed on ${formatDate(done)}.`,
    needed !== null && (needed ? 'It found that help was needed.' : 'It found that no help was needed.'),
  );
  return [{ chapter: help, on, words: [words] }];
}

function tellNeedPlan(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const words = `${onDay(about, on)} a plan of help for you and your family began.${endedOn(dayOf(row, 'ends'), 'The plan')}`;
  return [{ chapter: help, on, words: [words] }];
}

function tellEnquiry(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const talked = dayOf(row, 'strategy_discussion_on');
  const met = dayOf(row, 'conference_on');
  const due = dayOf(row, 'conference_target');
  const words = sentences(
    `${onDay(about, on)} the council had to find out whether you were safe (a section 47 enquiry).`,
    talked && `People from different services talked about it on ${formatDate(talked)}.`,
    due && `A meeting about how to keep you safe was due by ${formatDate(due)}.`,
    met && `A meeting about how to keep you safe was held on ${formatDate(met)}.`,
    flagOf(row, 'conference_not_required') && 'It was decided that no such meeting was needed.',
  );
  return [{ chapter: decisions, on, words: [words] }];
}

const harms: Readonly<Record<string, string>> = {
  NEG: 'you might not be looked after well enough (neglect)',
  PHY: 'somebody might hurt your body (physical abuse)',
  SAB: 'somebody might hurt you sexually (sexual abuse)',
  EMO: 'somebody might hurt your feelings badly (emotional abuse)',
  MUL: 'there was more than one kind of worry',
};

function tellProtectionPlan(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const words = sentences(
    `${onDay(about, on)} a plan to keep you safe began (a child protection plan).`,
    worries(row['initial_category'] ?? '', row['latest_category'] ?? ''),
    plansBefore(Number(row['previous_plans'] ?? 0)),
  );
  return [{ chapter: decisions, on, words: [words + endedOn(dayOf(row, 'ends'), 'The plan')] }];
}

function worries(first: string, now: string): string {
  return sentences(
    first && `The worry was that ${harms[first] ?? first}.`,
    now && now !== first && `Later the worry was that ${harms[now] ?? now}.`,
  );
}

function plansBefore(count: number): string {
  return count > 0 ? `You had had ${count} such ${count === 1 ? 'plan' : 'plans'} before.` : '';
}

function tellProtectionReview(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'held_on');
  return [
    {
      chapter: meetings,
      on,
      words: [`${onDay(about, on)} people met to look at the plan to keep you safe.`],
    },
  ];
}

const visits: Readonly<Record<string, string>> = {
  'child in need': 'because of the plan of help',
  'child protection': 'because of the plan to keep you safe',
  'looked after': 'because you were in care',
  'leaving care': 'because you had left care',
};

function tellVisit(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'visited_on');
  const [seen, alone, bedroom] = [
    flagOf(row, 'seen'),
    flagOf(row, 'seen_alone'),
    flagOf(row, 'bedroom_seen'),
  ];
  const words = sentences(
    `${onDay(about, on)} a worker visited${visits[row['kind'] ?? ''] ? ` ${visits[row['kind'] ?? '']}` : ''}.`,
    seen !== null && (seen ? 'They saw you.' : 'They did not see you.'),
    alone !== null && (alone ? 'You talked with them on your own.' : 'You were not on your own with them.'),
    bedroom !== null && (bedroom ? 'They saw your bedroom.' : 'They did not see your bedroom.'),
  );
  return [{ chapter: 'Who worked with you', on, words: [words] }];
}

const fact = (name: string, thing: string, tell: Declaration['tell'], also?: string): Declaration => ({
  table: `practice.${name}`,
  subjects: ['person_id'],
  isFact: true,
  thing,
  tell,
  ...(also ? { also } : {}),
});

/** What this module's tables can tell of somebody. */
export const practiceTeller = tellFacts([
  fact('contact', 'when somebody got in touch', tellContact),
  fact('early_help_assessment', 'early help', tellEarlyHelp),
  fact('involvement', 'when help was asked for', tellInvolvement),
  fact('assessment', 'an assessment', tellAssessment),
  fact(
    'assessment_factor',
    'what an assessment found',
    tellFactor,
    '(select a.starts from practice.assessment a where a.id = f.assessment_id) as assessment_starts',
  ),
  fact('child_in_need_plan', 'a plan of help', tellNeedPlan),
  fact('section_47_enquiry', 'when the council had to find out whether you were safe', tellEnquiry),
  fact('child_protection_plan', 'a plan to keep you safe', tellProtectionPlan),
  fact('protection_review', 'a meeting about the plan to keep you safe', tellProtectionReview),
  fact('visit', 'a visit', tellVisit),
  { ...fact('sharing', 'what was shared', tellSharing), isFact: false },
  ...entryDeclarations,
  ...attachmentDeclarations,
  ...dictationDeclarations,
  ...stepDeclarations,
  ...handoverDeclarations,
  ...harmOutsideDeclarations,
  ...letterDeclarations,
  ...planDeclarations,
  ...promiseDeclarations,
  ...needDeclarations,
  ...supportDeclarations,
  ...wishDeclarations,
  ...knowFirstDeclarations,
  ...warningDeclarations,
  ...starDeclarations,
  ...timelineDeclarations,
  ...chronologyDeclarations,
  { ...fact('worry_child', 'when somebody got in touch', tellWorry, worryWords), isFact: false },
]);
