import type { VNode } from 'preact';
import { SubNavigation } from '../../../platform/views/components/navigation.tsx';
import { formNames } from '../years/form-names.ts';
import type { YearOfForm } from './check-queries.ts';
import { isSignedHere } from './finding.ts';

/** The places of one year's return. */
export type YearPlace = 'findings' | 'figures' | 'sign-off';

/** Where a page of a year's return is. */
export function yearHref({ form, year }: YearOfForm, place: YearPlace): string {
  return `/returns/${form}/${year}/${place}`;
}

/** The head of every page of a year's return: which return it is, what the page is called, and the places beside it. */
export function YearHead(props: {
  readonly of: YearOfForm;
  readonly heading: string;
  readonly place: YearPlace;
  /** Those who see one year's findings do not all see every child's return. */
  readonly mayRead: boolean;
}): VNode {
  const { of, heading, place, mayRead } = props;
  const item = (key: YearPlace, text: string) => ({ href: yearHref(of, key), text, current: key === place });
  const more =
    mayRead && isSignedHere(of.form) ? [item('figures', 'Figures'), item('sign-off', 'Sign-off')] : [];
  return (
    <>
      <span class="govuk-caption-l">
        {formNames[of.form].name}, {of.year - 1} to {of.year} ({formNames[of.form].official})
      </span>
      <h1 class="govuk-heading-l">{heading}</h1>
      <SubNavigation label="This return" items={[item('findings', 'To put right'), ...more]} />
    </>
  );
}
