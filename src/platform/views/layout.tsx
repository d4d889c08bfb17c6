import type { VNode } from 'preact';
import { assetPath } from './assets.ts';
import { ErrorSummary } from './components/error-summary.tsx';
import type { ErrorSummaryItem } from './components/error-summary.tsx';
import { classNames } from './components/markup.ts';
import type { Content, Options } from './components/markup.ts';
import { TypedParts } from './draft-offer.tsx';
import { PageHeader } from './page-header.tsx';
import type { PageHeaderProps } from './page-header.tsx';
import { SkipLink } from './components/skip-link.tsx';

export type FooterLink = { readonly href: string; readonly text: string };

/** What any page is given. `title` is the page's own heading; the service's name is added to it. */
export type LayoutProps = PageHeaderProps &
  Options<{
    /** A sentence above everything, such as that the people on these pages are invented. */
    notice: Content;
    /** Errors of this page: they are listed first, and the title says so. */
    errors: readonly ErrorSummaryItem[];
    /** Back link or breadcrumbs, before the main landmark. */
    beforeContent: Content;
    footerLinks: readonly FooterLink[];
    children: Content;
  }> & { readonly title: string };

/** A page for people at work. */
export function StaffLayout(props: LayoutProps): VNode {
  return <Page {...props} styles="staff.css" />;
}

/** A page on the public face; `room: 'warm'` has larger words and rounder shapes. */
export function PublicLayout({ room, ...props }: LayoutProps & Options<{ room: 'warm' | 'calm' }>): VNode {
  return <Page {...props} styles="public.css" roomClass={room === 'warm' && 'kith-room--warm'} />;
}

type PageProps = LayoutProps & { styles: 'staff.css' | 'public.css'; roomClass?: string | false };

function Page(props: PageProps): VNode {
  return (
    <html lang="en" class={classNames('govuk-template', props.roomClass)}>
      <Head {...props} />
      <body class="govuk-template__body">
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        {props.notice && <Notice>{props.notice}</Notice>}
        <PageHeader {...props} />
        <div class="govuk-width-container">
          {props.beforeContent}
          <main class="govuk-main-wrapper" id="main-content" tabIndex={-1}>
            {props.errors?.length ? <ErrorSummary errorList={props.errors} /> : null}
            {props.children}
          </main>
        </div>
        <Footer {...props} />
        {props.account && props.csrfToken ? <TypedParts token={props.csrfToken} /> : null}
      </body>
    </html>
  );
}

function Head({ title, serviceName, councilName, errors, styles }: PageProps): VNode {
  const parts = [title, serviceName, councilName].filter(Boolean).join(' – ');
  return (
    <head>
      <meta charset="utf-8" />
      <title>{errors?.length ? `Error: ${parts}` : parts}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="robots" content="noindex" />
      <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetPath(styles)} />
      <script type="module" src={assetPath('kith.js')} />
      {styles === 'staff.css' ? <script type="module" src={assetPath('offline.js')} /> : null}
    </head>
  );
}

function Notice({ children }: { children: Content }): VNode {
  return (
    <div class="kith-notice" role="region" aria-label="About these pages">
      <div class="govuk-width-container">
        <p class="kith-notice__text">{children}</p>
      </div>
    </div>
  );
}

function Footer({ serviceName, councilName, footerLinks }: LayoutProps): VNode {
  return (
    <footer class="kith-footer">
      <div class="govuk-width-container">
        {footerLinks?.length ? (
          <ul class="kith-footer__links">
            {footerLinks.map(({ href, text }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        <p>{[serviceName, councilName].filter(Boolean).join(' · ')}</p>
      </div>
    </footer>
  );
}
