import { describe, expect, it } from 'vitest';
import { PublicLayout, StaffLayout } from './layout.tsx';
import { renderPage } from './render-page.ts';

const basics = { title: 'Today', serviceName: 'Kith', councilName: 'Elsewhere' };
const account = { name: 'Sam Okafor' };

describe('a page', () => {
  it('is a whole document with its title, the service and the council', () => {
    const page = renderPage(<StaffLayout {...basics} />);
    expect(page).toMatch(/^<!DOCTYPE html><html lang="en"/);
    expect(page).toContain('<title>Today – Kith – Elsewhere</title>');
  });

  it('says in its title that there is an error, and lists the errors first', () => {
    const errors = [{ text: 'Enter a date', href: '#date' }];
    const page = renderPage(
      <StaffLayout {...basics} errors={errors}>
        <h1>Today</h1>
      </StaffLayout>,
    );
    expect(page).toContain('<title>Error: Today');
    expect(page.indexOf('Enter a date')).toBeLessThan(page.indexOf('<h1>'));
  });

  it('skips to the main landmark', () => {
    const page = renderPage(<StaffLayout {...basics} />);
    expect(page).toContain('href="#main-content"');
    expect(page).toMatch(/<main [^>]*id="main-content"/);
  });

  it('signs out by a form with a token, never by a link', () => {
    const page = renderPage(<StaffLayout {...basics} account={account} csrfToken="t0ken" />);
    expect(page).toMatch(/<form [^>]*method="post" action="\/sign-out">/);
    expect(page).toContain('name="_csrf" value="t0ken"');
  });

  it('offers search where there is something to search', () => {
    const search = { path: '/search', label: 'Find a person' };
    expect(renderPage(<StaffLayout {...basics} account={account} />)).not.toContain('name="q"');
    expect(renderPage(<StaffLayout {...basics} account={account} search={search} />)).toMatch(
      /action="\/search" method="get".*name="q"/s,
    );
  });

  it('keeps the main places once, behind a button on a narrow screen; nobody signed in has no menu', () => {
    const nav = [{ href: '/here', text: 'Here', current: true }];
    const page = renderPage(<StaffLayout {...basics} account={account} nav={nav} />);
    expect(page).toMatch(
      /<button [^>]*popovertarget="header-menu">Menu<.*<div [^>]*id="header-menu" popover/s,
    );
    expect(page.match(/aria-current="page"/g)).toHaveLength(1);
    expect(renderPage(<StaffLayout {...basics} />)).not.toContain('Menu');
  });

  it('carries no script or style of its own, so that the content security policy can forbid them', () => {
    const page = renderPage(<StaffLayout {...basics} account={account} notice="These people are not real" />);
    expect(page).not.toMatch(/<style|style=|\son[a-z]+=/);
    expect(page.match(/<script[^>]*>/g)).toEqual(
      ['kith', 'offline'].map((name) => expect.stringContaining(`src="/assets/${name}-`)),
    );
  });

  it('escapes what people wrote', () => {
    const page = renderPage(<StaffLayout {...basics} title="<b>" notice="<script>x</script>" />);
    expect(page).toContain('<title>&lt;b>');
    expect(page).not.toContain('<script>x');
  });
});

describe('a public page', () => {
  it('is warm and larger in the warm room', () => {
    expect(renderPage(<PublicLayout {...basics} room="warm" />)).toContain(
      'class="govuk-template kith-room--warm"',
    );
    expect(renderPage(<PublicLayout {...basics} />)).toContain('class="govuk-template"');
  });
});
