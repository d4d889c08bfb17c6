import type { VNode } from 'preact';
import type { ShownFact } from '../facts/fact-lines.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { PersonPage } from './person-page.ts';

/** What is recorded of one person, a section for each kind of fact. */
export function PersonView({
  page,
  banner,
}: {
  readonly page: PersonPage;
  readonly banner?: VNode | undefined;
}): VNode {
  return (
    <>
      {page.done && <Done page={page} />}
      {banner}
      {page.warnings.map((text) => (
        <div class="govuk-inset-text">{text}</div>
      ))}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2">{page.shown}</h1>
      <p class="govuk-body govuk-!-margin-bottom-2">{page.who}</p>
      <p class="govuk-body">
        {page.links.map(({ text, href }, index) => (
          <>
            {index > 0 ? ' · ' : ''}
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </>
        ))}
      </p>
      <h2 class="govuk-heading-m" id="about">
        About them
      </h2>
      <SummaryList
        rows={page.about.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
      />
      {page.aboutHref && (
        <p class="govuk-body">
          <a class="govuk-link" href={page.aboutHref}>
            Change these
          </a>
        </p>
      )}
      {page.sections.map((section) => (
        <Section section={section} />
      ))}
    </>
  );
}

function Section({ section }: { readonly section: PersonPage['sections'][number] }): VNode {
  return (
    <section aria-labelledby={section.path}>
      <h2 class="govuk-heading-m" id={section.path}>
        {section.title}
      </h2>
      {section.notes.map((text) => (
        <WarningText>{text}</WarningText>
      ))}
      {section.facts.length === 0 && section.none !== '' && <p class="govuk-body">{section.none}</p>}
      <ul class="govuk-list">
        {section.facts.map((fact) => (
          <Fact fact={fact} mayChange={section.addHref !== null} />
        ))}
      </ul>
      {section.addHref && (
        <p class="govuk-body govuk-!-margin-bottom-7">
          <a class="govuk-link" href={section.addHref}>
            Add {section.one}
          </a>
          {section.guardHref && (
            <>
              {' · '}
              <a class="govuk-link" href={section.guardHref}>
                Who must not learn where they live
              </a>
            </>
          )}
        </p>
      )}
    </section>
  );
}

function Fact({ fact, mayChange }: { readonly fact: ShownFact; readonly mayChange: boolean }): VNode {
  const main = fact.mainHref ? (
    <a class="govuk-link" href={fact.mainHref}>
      {fact.main}
    </a>
  ) : (
    fact.main
  );
  return (
    <li class="govuk-!-margin-bottom-2">
      <strong class={fact.past ? 'govuk-!-font-weight-regular' : ''}>{main}</strong>
      {fact.past && ' (past)'}
      {mayChange && (
        <>
          {' '}
          <a class="govuk-link govuk-!-margin-left-2 govuk-!-font-size-16" href={fact.factHref}>
            Change<span class="govuk-visually-hidden"> {fact.main}</span>
          </a>
        </>
      )}
      <br />
      <span class="govuk-!-font-size-16">{fact.detail.charAt(0).toUpperCase() + fact.detail.slice(1)}</span>
    </li>
  );
}

function Done({ page }: { readonly page: PersonPage }): VNode | null {
  const { done, token } = page;
  if (!done) return null;
  return (
    <NotificationBanner type="success" title="Saved">
      <p class="govuk-notification-banner__heading">{done.text}</p>
      {done.href && (
        <p class="govuk-body">
          <a class="govuk-notification-banner__link" href={done.href}>
            {done.linkText}
          </a>
        </p>
      )}
      {done.undoPath && (
        <form method="post" action={done.undoPath}>
          <CsrfField token={token} />
          <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">Put it back</Button>
        </form>
      )}
    </NotificationBanner>
  );
}
