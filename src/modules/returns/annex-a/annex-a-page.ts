import { annexALists, getAnnexAColumn } from '../../../formats/index.ts';
import type { AnnexAList } from '../../../formats/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { annexARules } from '../checks/annex-a/check-annex-a.ts';
import type { AnnexAFinding } from '../checks/annex-a/check-annex-a.ts';
import type { Cells } from './cell-rules.ts';
import { gaps } from './gap-rules.ts';
import type { ListedAnnexA } from './list-annex-a.ts';
import { questions } from './looked-for-rules.ts';
import type { Answer, Question } from './looked-for-rules.ts';

export type ListLine = {
  readonly name: string;
  readonly rows: number;
  readonly wrong: number;
  readonly gaps: string;
};

export type QuestionLine = {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly found: number;
  readonly unknown: number;
  readonly href: string;
};

export type AnnexAPage = {
  readonly day: PlainDate;
  readonly nothing: boolean;
  readonly workbookHref: string;
  readonly questions: readonly QuestionLine[];
  readonly lists: readonly ListLine[];
  readonly broken: readonly { readonly code: string; readonly meaning: string; readonly count: number }[];
};

/** The children of a question: the day beside each, and whether the record says so or does not say. */
export type QuestionChildren = {
  readonly question: Question;
  readonly dateLabel: string;
  readonly children: readonly {
    readonly personId: string;
    readonly date: string;
    readonly isKnown: boolean;
  }[];
};

/** The day that is asked for, never one to come; today where none is. */
export function chooseDay(asked: string | undefined, today: PlainDate): PlainDate {
  const given = parsePlainDate(asked);
  return given === undefined || given > today ? today : given;
}

/** What a lead inspector looks for first, the lists, and what breaks a rule. Pure. */
export function annexAPage(listed: ListedAnnexA, findings: readonly AnnexAFinding[]): AnnexAPage {
  const day = listed.asOf;
  return {
    day,
    nothing: annexALists.every(({ list }) => listed.lists[list].rows === 0),
    workbookHref: `/annex-a/workbook?on=${day}`,
    questions: questions.map((question) => toQuestionLine(listed, question)),
    lists: annexALists.map(({ list, title }) => ({
      name: `List ${list}: ${title}`,
      rows: listed.lists[list].rows,
      wrong: findings.filter((finding) => finding.list === list).length,
      gaps: describeGaps(list),
    })),
    broken: annexARules
      .map(({ code, meaning }) => ({
        code,
        meaning,
        count: findings.filter(({ rule }) => rule === code).length,
      }))
      .filter(({ count }) => count > 0),
  };
}

function toQuestionLine(listed: ListedAnnexA, question: Question): QuestionLine {
  const { children } = askQuestion(listed, question);
  const { key, name, source } = question;
  const found = children.filter(({ isKnown }) => isKnown).length;
  const href = `/annex-a/children?of=${key}&on=${listed.asOf}`;
  return { key, name, source, found, unknown: children.length - found, href };
}

function describeGaps(list: AnnexAList): string {
  if (list === 11) return 'Everything: Kith holds no adopters yet';
  return gaps[list].map((key) => getAnnexAColumn(list, key).name).join('; ');
}

/** The children of one question, each once: one of whom the record says so comes before one of whom it does not say. */
export function askQuestion(listed: ListedAnnexA, question: Question): QuestionChildren {
  const table = listed.lists[question.list];
  const children = new Map<string, { personId: string; date: string; isKnown: boolean }>();
  for (let row = 0; row < table.rows; row++) {
    const cells = Object.fromEntries(
      Object.entries(table.columns).map(([key, values]) => [key, values[row] ?? null]),
    );
    const personId = listed.people[question.list][row] ?? '';
    keep(children, { personId, cells, answer: question.ask(cells, listed.asOf) }, question);
  }
  const known = [...children.values()].sort((a, b) => Number(b.isKnown) - Number(a.isKnown));
  return { question, dateLabel: getAnnexAColumn(question.list, question.shown).name, children: known };
}

type Answered = { readonly personId: string; readonly cells: Cells; readonly answer: Answer };

function keep(
  children: Map<string, QuestionChildren['children'][number]>,
  { personId, cells, answer }: Answered,
  { shown }: Question,
): void {
  if (answer === undefined || (answer === 'unknown' && children.has(personId))) return;
  const date = parsePlainDate(cells[shown]);
  children.set(personId, {
    personId,
    date: date ? formatDate(date) : 'Not known',
    isKnown: answer === 'found',
  });
}

/** The question that an address names, or undefined. */
export function findQuestion(key: string | undefined): Question | undefined {
  return questions.find((question) => question.key === key);
}
