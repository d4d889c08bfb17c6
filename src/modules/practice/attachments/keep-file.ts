import { createHash } from 'node:crypto';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { KeptFile } from './attachment-rules.ts';
import { attachmentLimits } from './attachment-rules.ts';
import { drawPicture } from './draw-picture.ts';
import { recogniseFile } from './recognise-file.ts';

/** A file as it may be kept, or why not, in words for who sent it. */
export type Prepared = { readonly file: KeptFile } | { readonly refused: string };

/** Looks at what was sent and makes of it what is kept: a picture is drawn anew, a document stays as it is. */
export async function prepareFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  madeOn: PlainDate | undefined,
): Promise<Prepared> {
  const found = recogniseFile(name, bytes);
  if (found.kind === 'refused') return { refused: found.because };
  if (found.kind === 'document') {
    const { mediaType } = found;
    const nothing = { small: null, width: null, height: null };
    return { file: { kind: 'document', name: lastPart(name), mediaType, content: bytes, ...nothing } };
  }
  const drawn = await drawPicture(bytes);
  if (drawn === 'too many pixels') return { refused: tooManyPixels };
  if (drawn === undefined) return { refused: unreadable };
  return {
    file: {
      kind: 'picture',
      name: madeOn ? `photograph-${madeOn}.jpg` : 'photograph.jpg',
      mediaType: 'image/jpeg',
      ...drawn,
    },
  };
}

const tooManyPixels = `The picture has more than ${attachmentLimits.pixels / 1_000_000} million pixels. Send a smaller one`;
const unreadable =
  'The picture cannot be read to its end: it is damaged or was cut off on its way. Look whether it opens on your device, and send it again';

/** A name without the folders before it. */
const lastPart = (name: string) => name.split(/[/\\]/).at(-1)?.trim() || 'document';

export const sha256Of = (content: Uint8Array): Uint8Array => createHash('sha256').update(content).digest();
