import { unzipSync } from 'fflate';
import { attachmentLimits } from './attachment-rules.ts';

/** What a file is by its bytes, whatever its name says. */
export type Recognised =
  | { readonly kind: 'picture' }
  | { readonly kind: 'document'; readonly mediaType: string; readonly ending: string }
  | { readonly kind: 'refused'; readonly because: string };

const refuse = (because: string): Recognised => ({ kind: 'refused', because });

/** Names of files that each kind may have. */
const endings = {
  picture: ['jpg', 'jpeg', 'png', 'webp'],
  pdf: ['pdf'],
  word: ['docx'],
} as const;

/**
 * Says what a file is before anything of it is parsed: by its first bytes, its size and its name, which have to agree. What is refused
 * says why, and what to do.
 */
export function recogniseFile(name: string, bytes: Uint8Array): Recognised {
  if (bytes.length === 0) return refuse('The file is empty. Look whether it opens on your device');
  if (bytes.length > attachmentLimits.bytes) return refuse(tooLarge);
  const found = kindOf(bytes);
  if (found.kind === 'refused') return found;
  const wanted = found.kind === 'picture' ? endings.picture : [found.ending];
  const ending = endingOf(name);
  if (!wanted.some((one) => one === ending))
    return refuse(
      `The file is ${found.kind === 'picture' ? 'a picture' : `a document (.${found.ending})`}, but its name ends in “.${ending.slice(0, 10)}”. Look whether it is the one that you mean, and name it as what it is`,
    );
  return found;
}

/** Said of a file beyond the limit, which is not held. */
export const tooLarge = `The file is larger than ${attachmentLimits.bytes / 2 ** 20} MB. Send a smaller one: a photograph as JPEG, a document in parts`;

const endingOf = (name: string) => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

function kindOf(bytes: Uint8Array): Recognised {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { kind: 'picture' };
  if (head.slice(4, 8) === 'ftyp') return refuse(fromPhone);
  if (head.startsWith('%PDF-')) return pdf(bytes);
  if (head.startsWith('PK\x03\x04')) return word(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    return refuse(
      'The file is an old Word document, or has a password. Save it as .docx or as PDF without a password',
    );
  if (/<(svg|!doctype|html|\?xml)/i.test(head))
    return refuse(
      'The file holds code of a web page (SVG or HTML), which Kith does not take. Send a photograph of it',
    );
  return refuse('The file is not one that Kith takes: JPEG, PNG, WebP, PDF or Word (.docx)');
}

const fromPhone =
  'The file is a HEIC photograph or a film, which Kith cannot open. On an iPhone choose Settings, Camera, Formats, Most Compatible, or send the photograph as JPEG';

/** How far behind its end a PDF may say that it ends: the header and the end are looked at, and nothing between them. */
const endOfPdf = 2048;

function pdf(bytes: Uint8Array): Recognised {
  const tail = Buffer.from(bytes.subarray(-endOfPdf)).toString('latin1');
  if (!tail.includes('%%EOF')) return refuse('The PDF is cut off: its end is missing. Save or send it again');
  return { kind: 'document', mediaType: 'application/pdf', ending: 'pdf' };
}

/** What an honest document of Word stays far under: parts, all of them unpacked, and how much one may grow. */
const wordLimits = { parts: 2000, unpacked: 200 * 2 ** 20, ratio: 200, free: 2 ** 20 } as const;

/** Reads the list of parts of a Word document and unpacks none of them. */
function word(bytes: Uint8Array): Recognised {
  const names = new Set<string>();
  let [parts, unpacked, grows] = [0, 0, false];
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        names.add(name);
        parts += 1;
        unpacked += originalSize;
        grows ||= originalSize > wordLimits.free && originalSize > size * wordLimits.ratio;
        return false;
      },
    });
  } catch {
    return refuse('The document is damaged: it cannot be opened. Save or send it again');
  }
  if (parts > wordLimits.parts || unpacked > wordLimits.unpacked || grows)
    return refuse('The document grows too much when it is opened: it is not a plain Word document');
  if (!names.has('word/document.xml') || !names.has('[Content_Types].xml'))
    return refuse('The file is an archive and not a Word document. Send what is in it');
  if ([...names].some((name) => /vbaproject|activex/i.test(name)))
    return refuse(
      'The document holds a program (macros), which Kith does not take. Save it as .docx or as PDF',
    );
  return { kind: 'document', mediaType: wordType, ending: 'docx' };
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
