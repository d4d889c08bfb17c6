import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Alert } from './alert.tsx';
import { Badge } from './badge.tsx';
import { Filter } from './filter.tsx';
import { IdentityBar } from './identity-bar.tsx';
import { PrimaryNavigation, SubNavigation } from './navigation.tsx';
import { ScrollRegion, StackedTable } from './responsive-table.tsx';
import { Search } from './search.tsx';
import { SortableTable } from './sortable-table.tsx';
import { Timeline } from './timeline.tsx';

describe('MOJ components', () => {
  it('mark the place one is at, in both navigations', () => {
    const items = [
      { href: '/a', text: 'A', current: true },
      { href: '/b', text: 'B' },
    ];
    for (const html of [
      render(<PrimaryNavigation items={items} />),
      render(<SubNavigation items={items} />),
    ]) {
      expect(html).toMatch(/aria-current="page" href="\/a"/);
      expect(html.match(/aria-current/g)).toHaveLength(1);
    }
  });

  it('tell a table which columns sort, in which order, and by what', () => {
    const html = render(
      <SortableTable
        head={[{ text: 'Name', sort: 'ascending' }, { text: 'Day', sort: 'none' }, { text: 'Note' }]}
        rows={[[{ text: 'Ann' }, { text: '2 May 2026', sortValue: '2026-05-02' }, { text: '–' }]]}
      />,
    );
    expect(html).toContain('data-module="moj-sortable-table"');
    expect(html.match(/aria-sort="[a-z]+"/g)).toEqual(['aria-sort="ascending"', 'aria-sort="none"']);
    expect(html).toContain('data-sort-value="2026-05-02"');
  });

  it('name an alert by its kind and title, with a shape of its own for each kind', () => {
    const variants = ['information', 'success', 'warning', 'error'] as const;
    const alerts = variants.map((variant) => render(<Alert variant={variant} title="Two rows differ" />));
    expect(alerts[2]).toContain('aria-label="warning: Two rows differ"');
    expect(new Set(alerts.map((html) => /<path[^>]+>/.exec(html)?.[0])).size).toBe(4);
  });

  it('search and filter by GET, so that what is found can be linked to', () => {
    const search = render(<Search action="/people" label={{ text: 'Name' }} input={{ value: 'Ann' }} />);
    expect(search).toMatch(/<form action="\/people" method="get">/);
    expect(search).toContain('name="q"');
    expect(search).toContain('value="Ann"');
    const filter = render(
      <Filter
        action="/people"
        clearHref="/people?all"
        categories={[{ heading: 'Team', items: [{ text: 'North', href: '/people?x' }] }]}
      />,
    );
    expect(filter).toMatch(/method="get" action="\/people"/);
    expect(filter).toMatch(/Remove this filter<\/span> North/);
  });

  it('leave out the selected filters when there are none', () => {
    expect(render(<Filter action="/x" categories={[{ heading: 'Team', items: [] }]} />)).not.toContain(
      'Selected',
    );
  });

  it('give a time for machines beside the one for people', () => {
    const items = [
      { label: 'Moved', date: '2026-11-24', dateText: 'Tuesday 24 November 2026', byline: 'Sam' },
    ];
    expect(render(<Timeline items={items} headingLevel={3} />)).toMatch(
      /<h3 class="moj-timeline__title">Moved<\/h3>.*by Sam.*<time datetime="2026-11-24">Tuesday 24 November 2026</s,
    );
  });

  it('keep a badge and an identity bar to what they are given', () => {
    expect(render(<Badge classes="moj-badge--sky">New</Badge>)).toBe(
      '<span class="moj-badge moj-badge--sky">New</span>',
    );
    expect(render(<IdentityBar>Ann</IdentityBar>)).not.toContain('actions');
  });
});

describe('wide tables', () => {
  it('scroll in a region that a keyboard reaches and that has a name', () => {
    expect(render(<ScrollRegion label="Moves">x</ScrollRegion>)).toBe(
      '<div class="kith-scroll" role="region" aria-label="Moves" tabindex="0">x</div>',
    );
  });

  it('or stack, each cell under the name of its column', () => {
    const html = render(
      <StackedTable
        head={[{ text: 'Name' }, { text: 'Day' }]}
        firstCellIsHeader
        rows={[[{ text: 'Ann' }, { text: '2 May' }]]}
      />,
    );
    expect(html).toMatch(/<td class="govuk-table__cell" data-label="Day">2 May/);
  });
});
