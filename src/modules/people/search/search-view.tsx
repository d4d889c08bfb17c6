import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { PeopleList, PersonCardView } from '../persons/person-card-view.tsx';
import { paths } from '../persons/person-paths.ts';
import type { SearchPage } from './search-page.ts';

/** The search page: the box, what it found or what to try instead. */
export function SearchView({ page }: { readonly page: SearchPage }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Find a person</h1>
      <form method="get" action={paths.search} role="search">
        <Input
          name="q"
          id="q"
          label={{ text: 'Name, date of birth, number, address or phone' }}
          hint={{ text: 'Part of it is enough, and spelling may be wrong. For example: Smith 12/2014' }}
          value={page.typed}
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Search</Button>
      </form>
      {page.searched && <Results page={page} />}
    </>
  );
}

function Results({ page }: { readonly page: SearchPage }): VNode {
  return (
    <section aria-labelledby="found">
      <h2 class="govuk-heading-m" id="found">
        {page.heading}
      </h2>
      {page.more && (
        <p class="govuk-body">
          These are the 50 that fit best. Add a date of birth or another name to see fewer.
        </p>
      )}
      <SensitiveList hits={page.sensitive} />
      {page.results.length === 0 ? <WhatToTry /> : null}
      <PeopleList>
        {page.results.map(({ card, matched, familyHref }) => (
          <PersonCardView card={card} level={3} matched={matched}>
            {familyHref === null ? null : (
              <p class="govuk-body-s govuk-!-margin-bottom-0">
                <a class="govuk-link" href={familyHref}>
                  Family page<span class="govuk-visually-hidden"> of {card.shown}</span>
                </a>
              </p>
            )}
          </PersonCardView>
        ))}
      </PeopleList>
      {page.askHref !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={page.askHref}>
            Somebody rings about a child you cannot find
          </a>
        </p>
      )}
      {page.addHref !== null && (
        <p class="govuk-body">
          Not here?{' '}
          <a class="govuk-link" href={page.addHref}>
            Add a person
          </a>
        </p>
      )}
    </section>
  );
}

function SensitiveList({ hits }: { readonly hits: SearchPage['sensitive'] }): VNode | null {
  if (hits.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--spaced">
      {hits.map(({ shown, ask, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {shown}
          </a>
          : sensitive record. Ask {ask}.
        </li>
      ))}
    </ul>
  );
}

function WhatToTry(): VNode {
  return (
    <>
      <p class="govuk-body">Nobody whose record you may see fits this. You could try:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>one name only, or the name that they go by</li>
        <li>the year or the month of birth, like 2014 or 12/2014</li>
        <li>the child id, NHS number or UPN</li>
        <li>the postcode, or the phone number of somebody in the family</li>
      </ul>
    </>
  );
}
