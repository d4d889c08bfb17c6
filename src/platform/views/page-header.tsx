import type { VNode } from 'preact';
import { Button } from './components/button.tsx';
import { PrimaryNavigation } from './components/navigation.tsx';
import type { NavigationItem } from './components/navigation.tsx';
import type { Options } from './components/markup.ts';

/** Who is signed in. `href` leads to their own page; sign-out is a POST to `signOutPath` (`/sign-out`). */
export type HeaderAccount = Options<{ href: string; signOutPath: string }> & { readonly name: string };

export type PageHeaderProps = Options<{
  councilName: string;
  homePath: string;
  account: HeaderAccount;
  nav: readonly NavigationItem[];
  /** Where the search box sends `?q=`; without it there is no box. */
  search: Options<{ query: string }> & { readonly path: string; readonly label: string };
  csrfToken: string;
}> & { readonly serviceName: string };

/** The service's name, search, the account and the main places. */
export function PageHeader(props: PageHeaderProps): VNode {
  return (
    <header class="kith-header">
      <div class="govuk-width-container kith-header__row">
        <div class="kith-header__names">
          <a class="kith-header__service" href={props.homePath ?? '/'}>
            {props.serviceName}
          </a>
          {props.councilName && <span class="kith-header__council">{props.councilName}</span>}
        </div>
        {props.search && <SearchBox {...props.search} />}
        {(props.account || props.nav?.length) && <Menu {...props} />}
      </div>
    </header>
  );
}

/**
 * The account and the main places: all in sight on a wide screen. On a narrow one they wait behind a button, as a popover that
 * the browser itself opens, closes (Escape, a tap beside it) and tells screen readers of: no script is needed. A browser
 * that knows no popovers shows them all, as a wide screen does (`_header.scss`).
 */
function Menu({ account, nav, csrfToken, councilName }: PageHeaderProps): VNode {
  return (
    <>
      <button class="kith-header__menu-button" type="button" popovertarget={menuId}>
        Menu
      </button>
      <div class="kith-header__menu" id={menuId} popover="auto">
        <div class="kith-header__menu-top">
          <span class="kith-header__council">{councilName}</span>
          <button
            class="kith-header__menu-button"
            type="button"
            popovertarget={menuId}
            popovertargetaction="hide"
          >
            Close menu
          </button>
        </div>
        {account && <Account {...account} csrfToken={csrfToken} />}
        {nav?.length ? <PrimaryNavigation label="Main" items={nav} /> : null}
      </div>
    </>
  );
}

const menuId = 'header-menu';

type SearchBoxProps = NonNullable<PageHeaderProps['search']>;

function SearchBox({ path, label, query }: SearchBoxProps): VNode {
  return (
    <search class="kith-header__search">
      <form action={path} method="get">
        <label class="govuk-visually-hidden" for="header-search">
          {label}
        </label>
        <input
          class="govuk-input kith-header__search-input"
          id="header-search"
          name="q"
          type="search"
          value={query}
          placeholder={label}
          autocomplete="off"
        />
        <Button classes="kith-header__search-button">Search</Button>
      </form>
    </search>
  );
}

function Account({
  name,
  href,
  signOutPath,
  csrfToken,
}: HeaderAccount & Options<{ csrfToken: string }>): VNode {
  return (
    <form class="kith-header__account" method="post" action={signOutPath ?? '/sign-out'}>
      {href ? (
        <a class="govuk-link" href={href}>
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
      {csrfToken && <input type="hidden" name="_csrf" value={csrfToken} />}
      <button class="kith-link-button" type="submit">
        Sign out
      </button>
    </form>
  );
}
