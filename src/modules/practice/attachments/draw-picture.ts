import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { attachmentLimits } from './attachment-rules.ts';

/** A picture that Kith drew itself: no byte of what was sent is in it. */
export type Drawn = {
  readonly content: Uint8Array;
  readonly small: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** The longest side of a kept picture and of a small one, in pixels. */
const [longest, smallest] = [2400, 360];
/** For how many seconds one picture may be worked on. */
const patience = 20;

// Only what people send is read at all: nothing of the library that reads other kinds can be reached by a file.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws a picture anew, upright and without what stood beside it (place, time, device, hidden bytes), at most 2,400 pixels long, and
 * once small. Its size is read and judged before it is decoded. @returns undefined where it cannot be read to its end
 */
export async function drawPicture(bytes: Uint8Array): Promise<Drawn | 'too many pixels' | undefined> {
  try {
    const source = () =>
      sharp(bytes, { limitInputPixels: attachmentLimits.pixels, failOn: 'error', pages: 1 });
    const { width, height } = await source().metadata();
    if (width * height > attachmentLimits.pixels) return 'too many pixels';
    const whole = await draw(source(), longest, 84);
    const small = await draw(sharp(whole.data), smallest, 76);
    return { content: whole.data, small: small.data, width: whole.info.width, height: whole.info.height };
  } catch (error) {
    if (error instanceof Error && /pixel limit|dimensions|too large/i.test(error.message))
      return 'too many pixels';
    return undefined;
  }
}

function draw(picture: Sharp, side: number, quality: number) {
  return picture
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality, progressive: true })
    .timeout({ seconds: patience })
    .toBuffer({ resolveWithObject: true });
}
