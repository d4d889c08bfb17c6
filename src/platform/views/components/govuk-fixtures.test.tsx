import { h } from 'preact';
import type { FunctionComponent } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { listFixtures, toProps } from '../../../../test/support/govuk-fixtures.ts';
import { normalHtml } from '../../../../test/support/normal-html.ts';
import { Accordion } from './accordion.tsx';
import { BackLink } from './back-link.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Button } from './button.tsx';
import { CharacterCount } from './character-count.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { CookieBanner } from './cookie-banner.tsx';
import { DateInput } from './date-input.tsx';
import { Details } from './details.tsx';
import { ErrorMessage } from './error-message.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { ExitThisPage } from './exit-this-page.tsx';
import { Fieldset } from './fieldset.tsx';
import { FileUpload } from './file-upload.tsx';
import { Hint } from './hint.tsx';
import { Input } from './input.tsx';
import { InsetText } from './inset-text.tsx';
import { Label } from './label.tsx';
import { NotificationBanner } from './notification-banner.tsx';
import { Pagination } from './pagination.tsx';
import { Panel } from './panel.tsx';
import { PasswordInput } from './password-input.tsx';
import { PhaseBanner } from './phase-banner.tsx';
import { Radios } from './radios.tsx';
import { Select } from './select.tsx';
import { ServiceNavigation } from './service-navigation.tsx';
import { SkipLink } from './skip-link.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { Tag } from './tag.tsx';
import { TaskList } from './task-list.tsx';
import { Textarea } from './textarea.tsx';
import { WarningText } from './warning-text.tsx';

// Each takes its own properties; a fixture's are only known when it is read.
const components: Readonly<Record<string, FunctionComponent<never>>> = {
  accordion: Accordion,
  'back-link': BackLink,
  breadcrumbs: Breadcrumbs,
  button: Button,
  'character-count': CharacterCount,
  checkboxes: Checkboxes,
  'cookie-banner': CookieBanner,
  'date-input': DateInput,
  details: Details,
  'error-message': ErrorMessage,
  'error-summary': ErrorSummary,
  'exit-this-page': ExitThisPage,
  fieldset: Fieldset,
  'file-upload': FileUpload,
  hint: Hint,
  input: Input,
  'inset-text': InsetText,
  label: Label,
  'notification-banner': NotificationBanner,
  pagination: Pagination,
  panel: Panel,
  'password-input': PasswordInput,
  'phase-banner': PhaseBanner,
  radios: Radios,
  select: Select,
  'service-navigation': ServiceNavigation,
  'skip-link': SkipLink,
  'summary-list': SummaryList,
  table: Table,
  tabs: Tabs,
  tag: Tag,
  'task-list': TaskList,
  textarea: Textarea,
  'warning-text': WarningText,
};

/** Fixtures that ours do not follow, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'select: hint': 'a list without items to choose from: our type asks for them',
};

const fixtures = Object.entries(components).flatMap(([component, implementation]) =>
  listFixtures(component).map((fixture) => ({
    component,
    implementation,
    fixture,
    id: `${component}: ${fixture.name}`,
  })),
);

describe('our components give the markup that govuk-frontend ships', () => {
  it(`in all ${fixtures.length} fixtures of ${Object.keys(components).length} components but these: ${Object.keys(leftOut)}`, () => {
    expect(fixtures.length).toBeGreaterThan(650);
    expect(fixtures.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(leftOut)));
  });

  it.each(fixtures.filter(({ id }) => !(id in leftOut)))('$id', ({ implementation, fixture }) => {
    const props = toProps(fixture.options);
    const ours = render(h(implementation, props as never));
    expect(normalHtml(ours)).toEqual(normalHtml(fixture.html));
  });
});
