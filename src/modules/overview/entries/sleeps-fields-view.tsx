import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { sleepsWords, typedText } from '../../practice/index.ts';
import type { Asked } from './field-views.tsx';
import { asked, OneOf } from './field-views.tsx';
import type { FormChild } from './form-child.ts';
import { listNames } from './form-child.ts';

type OwnSleepsProps = { readonly asked: Asked; readonly name: string; readonly home?: string };

/** Where one child sleeps. `home`: where that is known to be, of a child who does not live where the others do. */
export function OwnSleeps({ asked: part, name, home }: OwnSleepsProps): VNode {
  return (
    <OneOf
      asked={part}
      name="sleeps"
      text={`Did you see where ${name} sleeps?`}
      {...(home === undefined ? {} : { hint: `Known: ${home}. Still true?` })}
      options={sleepsWords}
      beside={{ changed: <Textarea {...asked(part, 'sleeps_words', 'What has changed?')} rows={2} /> }}
    />
  );
}

type ElsewhereProps = { readonly children: readonly FormChild[]; readonly errors: readonly FieldError[] };

/** Of those who are known to live together one may sleep somewhere else: what is said here holds for that child alone. */
export function Elsewhere({ children, errors }: ElsewhereProps): VNode {
  const isWrong = errors.some(({ field }) => /^sleeps(_words)?_\d+$/.test(field));
  return (
    <Details
      summary="One of them sleeps somewhere else"
      open={isWrong || children.some(({ own }) => typedText(own, 'sleeps') !== '')}
    >
      {children.map(({ own, place, firstName }) => (
        <OwnSleeps asked={{ typed: own, errors, behind: `_${place}` }} name={firstName} />
      ))}
    </Details>
  );
}

/** Where they sleep, asked once of all who are known to live together. */
export function SleepsFields({
  asked: part,
  homes,
}: {
  readonly asked: Asked;
  readonly homes: readonly FormChild[];
}): VNode {
  const places = new Map<string, string[]>(homes.map(({ home }) => [home, []]));
  for (const { firstName, home } of homes) places.get(home)?.push(firstName);
  const known = [...places].map(([home, names]) => `${listNames(names)}: ${home}`).join('. ');
  return (
    <OneOf
      asked={part}
      name="sleeps"
      text="Did you see where they sleep?"
      hint={`Known: ${known}. Still true?`}
      options={sleepsWords}
      beside={{ changed: <Textarea {...asked(part, 'sleeps_words', 'What has changed?')} rows={2} /> }}
    />
  );
}
