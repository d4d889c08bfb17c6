import type { Restriction } from '../../access/index.ts';
import {
  changeLevel,
  endRestriction,
  handOver,
  nameAccount,
  reviewRestriction,
  unnameAccount,
} from '../../access/index.ts';
import type { Refusal, SeenRestriction } from '../../access/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Answers, Schema } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import { id, longText } from '../../../platform/forms/text-fields.ts';
import type { Shown } from './form-parts.tsx';
import { errorsOf } from './refusal-words.ts';
import { levelChoice, levelsFor, reasonText, reviewDay } from './restrict-form.ts';

/** What a form of changes is read with. */
export type Around = {
  readonly today: PlainDate;
  readonly maySeal: boolean;
  readonly level: Restriction['level'];
};

/** One way to change a restriction: its words, and reading and doing it. */
export type Change = {
  readonly heading: string;
  readonly button: string;
  readonly done: string;
  /** Does what the form says; undefined when it was done, else the form as it is shown again. */
  readonly take: (
    db: Write,
    seen: SeenRestriction,
    body: unknown,
    around: Around,
  ) => Promise<Shown | undefined>;
};

type Words = Pick<Change, 'heading' | 'button' | 'done'>;

function changeOf<S extends Schema>(
  words: Words,
  schemaFor: (around: Around) => S,
  apply: (db: Write, seen: SeenRestriction, answers: Answers<S>) => Promise<Refusal | undefined>,
): Change {
  return {
    ...words,
    take: async (db, seen, body, around) => {
      const schema = schemaFor(around);
      const parsed = parseForm(schema, body);
      if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors };
      const errors: readonly FieldError[] = await errorsOf(apply(db, seen, parsed.value));
      return errors.length === 0 ? undefined : { typed: typedIn(schema, body), errors };
    },
  };
}

const someone = () => ({ account: id<'account'>({ label: 'who', missing: 'Choose who' }) });

/** Every way to change a restriction, by the last part of its address. */
export const changes: Readonly<Record<string, Change>> = {
  name: changeOf(
    { heading: 'Name somebody', button: 'Name them', done: 'They are named and see the record now' },
    someone,
    (db, seen, { account }) => nameAccount(db, seen, account),
  ),
  unname: changeOf(
    { heading: 'Take somebody off', button: 'Take them off', done: 'They no longer see the record' },
    someone,
    (db, seen, { account }) => unnameAccount(db, seen, account),
  ),
  review: changeOf(
    { heading: 'It is still needed', button: 'Save the review', done: 'The review is saved' },
    ({ today }) => ({
      finding: longText({ label: 'what you found', max: 2000 }),
      reviewBy: reviewDay(today),
    }),
    (db, seen, review) => reviewRestriction(db, seen, review),
  ),
  level: changeOf(
    { heading: 'Change how far it is kept back', button: 'Change it', done: 'It is changed' },
    ({ maySeal, level }) => ({
      level: levelChoice(levelsFor(maySeal).filter((one) => one !== level)),
      reason: reasonText(),
    }),
    (db, seen, change) => changeLevel(db, seen, change),
  ),
  guardian: changeOf(
    { heading: 'Give it to somebody else', button: 'Give it to them', done: 'They answer for it now' },
    () => ({ guardian: id<'account'>({ label: 'who answers for it' }) }),
    (db, seen, { guardian }) => handOver(db, seen, guardian),
  ),
  end: changeOf(
    {
      heading: 'End the restriction',
      button: 'End it',
      done: 'The restriction has ended. It is an ordinary record now',
    },
    () => ({ because: longText({ label: 'why it ends', max: 2000 }) }),
    (db, seen, { because }) => endRestriction(db, seen, because),
  ),
};

/** The change of an address; undefined for any other word. */
export function findChange(name: string): Change | undefined {
  return Object.hasOwn(changes, name) ? changes[name] : undefined;
}
