import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Attachment } from '../../practice/index.ts';
import { audiences, isTakenOff, wordsOf } from '../../practice/index.ts';
import { attachmentOf } from './attachment-paths.ts';

/** How long the longer side of a small picture is on a page, in pixels. */
const side = 180;

type FilesProps = {
  readonly files: readonly Attachment[];
  readonly title: string;
  readonly id?: string;
  /** Names of accounts, for words that are for one person. */
  readonly names?: ReadonlyMap<string, string>;
};

/** Photographs, small, each with what it shows in words beside it; documents by their names. Nothing where there are none. */
export function Files({ files, title, names, id = 'files' }: FilesProps): VNode | null {
  const shown = files.filter((file) => !isTakenOff(file));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-title`} id={id}>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-2" id={`${id}-title`}>
        {title}
      </h3>
      <ul class="kith-files">
        {shown.map((file) => (
          <li>
            <OneFile file={file} names={names} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneFile({ file, names }: { readonly file: Attachment; readonly names: FilesProps['names'] }): VNode {
  const { kind, madeBy, madeOn } = file;
  return (
    <>
      <a class="govuk-link kith-file" href={attachmentOf(file)}>
        {kind === 'picture' ? (
          <SmallPicture file={file} />
        ) : (
          <span class="kith-file-document">{nameOf(file)}</span>
        )}
        <span class="kith-as-typed">{wordsOf(file)}</span>
      </a>
      <p class="govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-0">
        {madeBy}, {formatDate(madeOn)}. {readersOf(file, names)}
      </p>
    </>
  );
}

/** The words stand beside it in the same link: to say them twice would not help anybody. */
function SmallPicture({ file }: { readonly file: Attachment }): VNode {
  const [width, height] = [file.width ?? side, file.height ?? side];
  const scale = Math.min(1, side / Math.max(width, height));
  return (
    <img
      src={`${attachmentOf(file)}/small`}
      alt=""
      width={Math.max(1, Math.round(width * scale))}
      height={Math.max(1, Math.round(height * scale))}
    />
  );
}

/** 'letter.pdf (PDF, 240 KB)'. */
export function nameOf({ name, bytes }: Pick<Attachment, 'name' | 'bytes'>): string {
  const kind = name.toLowerCase().endsWith('.pdf') ? 'PDF' : 'Word';
  const size =
    bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1000))} KB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${name} (${kind}, ${size})`;
}

/** Who may see it, in words. */
export function readersOf({ audience, namedId }: Attachment, names?: ReadonlyMap<string, string>): string {
  return audience === 'named'
    ? `Only ${names?.get(namedId ?? '') ?? 'a named person'} and the writer`
    : audiences[audience];
}
