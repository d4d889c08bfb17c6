import type { VNode } from 'preact';
import type { PageOfList } from '../http/page-of-list.ts';
import { hrefOfPage } from '../http/page-of-list.ts';
import { Pagination } from './components/pagination.tsx';

export type PagesOfListProps = {
  readonly path: string;
  readonly page: PageOfList;
  /** What the list is of: "Pages of restrictions". */
  readonly label: string;
  /** Filters and other lists' pages, kept from page to page. */
  readonly kept?: Readonly<Record<string, string | undefined>>;
  readonly name?: string;
};

/** Which lines of how many are shown, with the ways to the pages before and after; nothing where one page holds all. */
export function PagesOfList({ path, page, label, kept = {}, name = 'page' }: PagesOfListProps): VNode | null {
  const { number, last, total, perPage, offset } = page;
  if (last === 1) return null;
  const to = (wanted: number, text: string) => ({
    href: hrefOfPage(path, { kept, name }, wanted),
    text,
    labelText: `${wanted} of ${last}`,
  });
  const shown = [offset + 1, Math.min(offset + perPage, total), total];
  const [first, until, all] = shown.map((count) => count.toLocaleString('en-GB'));
  return (
    <>
      <p class="govuk-body">
        Shown: {first} to {until} of {all}.
      </p>
      <Pagination
        landmarkLabel={label}
        {...(number > 1 ? { previous: to(number - 1, 'Previous page') } : {})}
        {...(number < last ? { next: to(number + 1, 'Next page') } : {})}
      />
    </>
  );
}
