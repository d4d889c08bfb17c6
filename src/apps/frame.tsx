import type { Chrome, NavItem } from '../modules/access/index.ts';
import { searchPeople } from '../modules/people/index.ts';
import type { PageReply } from '../platform/http/reply.ts';
import type { SentForm } from '../platform/http/typed-text.ts';
import type { Face, ProblemPage } from '../platform/http/server.ts';
import { PublicLayout, StaffLayout } from '../platform/views/layout.tsx';
import { renderPage } from '../platform/views/render-page.ts';

const invented = 'Northmoor and its people are made up.';

/** Puts the service around a page: names, notices, the places this account may go to, search, sign-out. */
export function framePage(face: Face, nav: readonly NavItem[]): (page: PageReply, chrome: Chrome) => string {
  const Layout = face === 'staff' ? StaffLayout : PublicLayout;
  return (page, chrome) =>
    renderPage(
      <Layout
        title={page.title}
        serviceName="Kith"
        councilName={chrome.place ?? undefined}
        account={chrome.who && { name: chrome.who.name, href: '/account/password' }}
        csrfToken={chrome.who?.csrf}
        nav={chrome.who ? navOf(nav, chrome) : []}
        search={
          chrome.who && chrome.may(searchPeople) ? { path: '/search', label: 'Find a person' } : undefined
        }
        notice={chrome.demonstration ? invented : undefined}
        errors={page.errors}
        beforeContent={page.before}
      >
        {page.body}
      </Layout>,
    );
}

function navOf(nav: readonly NavItem[], chrome: Chrome) {
  return nav
    .filter((item) => chrome.may(item.action))
    .map((item) => ({ href: item.href, text: item.text, current: isUnder(chrome.path, item.href) }));
}

function isUnder(path: string, href: string): boolean {
  const [place = ''] = path.split('?');
  return href === '/' ? place === '/' : place === href || place.startsWith(`${href}/`);
}

/** A problem as a page, drawn without the database: it must work when nothing else does. */
export function drawProblem(face: Face): (problem: ProblemPage, correlation: string) => string {
  const Layout = face === 'staff' ? StaffLayout : PublicLayout;
  return ({ heading, text, status, sent }, correlation) =>
    renderPage(
      <Layout title={heading} serviceName="Kith">
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">{text}</p>
        {sent ? <GivenBack sent={sent} again={status >= 500} /> : null}
        {status >= 500 ? <p class="govuk-body">Number: {correlation}</p> : null}
        <p class="govuk-body">
          <a class="govuk-link" href="/">
            Go to the start
          </a>
        </p>
      </Layout>,
    );
}

/** What was typed into a form that could not be taken: to copy, or to send again as it was. */
function GivenBack({ sent, again }: { readonly sent: SentForm; readonly again: boolean }) {
  return (
    <>
      {sent.typed.length > 0 ? <h2 class="govuk-heading-m">What you sent</h2> : null}
      <dl class="govuk-summary-list">
        {sent.typed.map(([name, value]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value kith-as-typed">{value}</dd>
          </div>
        ))}
      </dl>
      {again ? (
        <form method="post" action={sent.action}>
          {sent.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class="govuk-button">
            Send it again
          </button>
        </form>
      ) : null}
    </>
  );
}
