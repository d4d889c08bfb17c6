import { createHash } from 'node:crypto';
import type { Attachment, Reader } from '../../practice/index.ts';
import { mayRead, stateOf, wordsOf } from '../../practice/index.ts';

/** What a reader of one child's record will see of its files, by the rule that words go by; a restricted entry takes them along. */
export function previewFiles(
  files: readonly Attachment[],
  reader: Reader,
  restrictedTo: string | null,
): readonly { readonly title: string; readonly words: string }[] {
  return files
    .map((file) => ({
      ...file,
      writtenBy: null,
      ...(restrictedTo === null ? {} : restrictedFor(restrictedTo)),
    }))
    .filter((file) => mayRead(reader, file))
    .map((file) => ({ title: file.kind === 'picture' ? 'Photograph' : 'Document', words: wordsOf(file) }));
}

const restrictedFor = (namedId: string) => ({ audience: 'named' as const, namedId });

/** Tells whether files were added, taken off or said anew since a preview was drawn. */
export const stateOfFiles = (files: readonly Attachment[]): string =>
  createHash('sha256').update(files.map(stateOf).sort().join()).digest('base64url');
