import type { Attachment, Audience, NewPassage, NewVisit, Reader } from '../../practice/index.ts';
import { mayRead, passagesOf, seenWords, titleOf } from '../../practice/index.ts';
import { previewFiles } from '../attachments/preview-files.ts';

/** What one reader will see of one child's entry, exactly. */
export type Preview = {
  readonly reader: string;
  readonly passages: readonly { readonly title: string; readonly words: string }[];
};

export type CheckedChild = {
  readonly name: string;
  readonly seen: string;
  readonly previews: readonly Preview[];
};

type Names = { readonly nameOf: (personId: string) => string; readonly colleague: (id: string) => string };

/** For each child of the visit: what the child, the family, staff and a named person will read, by the rule that pages go by. */
export function checkPage(
  visit: NewVisit,
  files: readonly Attachment[],
  { nameOf, colleague }: Names,
): readonly CheckedChild[] {
  return visit.children.map((part) => {
    const name = nameOf(part.personId);
    const passages = passagesOf(visit, part);
    const own = files.filter(({ personId }) => personId === part.personId);
    const named = [...new Set([...passages, ...own].flatMap(({ namedId }) => namedId ?? []))];
    const readers: readonly (readonly [string, Reader])[] = [
      [name, { kind: 'child' }],
      [`${name}’s family`, { kind: 'family' }],
      [`Staff who work with ${name}`, { kind: 'staff', account: '' }],
      ...named.map((account) => [colleague(account), { kind: 'staff', account }] as const),
    ];
    const previews = readers.map(([reader, who]) => ({
      reader,
      passages: [...read(passages, who, name), ...previewFiles(own, who, visit.restrictedTo)],
    }));
    const seen = [seenWords[part.seen], part.notAloneBecause].filter(Boolean).join(': ');
    return { name, seen, previews };
  });
}

function read(passages: readonly NewPassage[], reader: Reader, name: string): Preview['passages'] {
  return passages
    .filter((passage) => mayRead(reader, { ...passage, writtenBy: null }))
    .map(({ about, words, observedBy }) => ({
      title: observedBy === null ? titleOf(about, name) : `${titleOf(about, name)} (seen by ${observedBy})`,
      words: about === 'words' ? `“${words}”` : words,
    }));
}

/** Whether words leave staff, or go to one person: then what each reader sees is looked at before it is finished. */
export function isOpened(visit: NewVisit, files: readonly Attachment[] = []): boolean {
  const all = [...visit.children.flatMap((part) => passagesOf(visit, part)), ...files];
  return all.some(({ audience }) => (['child', 'family', 'named'] as readonly Audience[]).includes(audience));
}
