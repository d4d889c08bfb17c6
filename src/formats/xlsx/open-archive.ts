import { unzipSync } from 'fflate';
import type { UnzipFileInfo } from 'fflate';
import { WorkbookRefused } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';

const ALWAYS_ALLOWED = 1024 ** 2;

/** The parts of a workbook by name, unpacked. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * Unpacks the XML parts of a workbook. What a part says of its size is checked before it is unpacked, and no part is given
 * more room than it said it needs (fflate's `out`), so that an archive that lies is cut short instead of growing.
 * @throws WorkbookRefused
 */
export function openArchive(bytes: Uint8Array, limits: WorkbookLimits): Parts {
  if (bytes.length > limits.bytes) throw new WorkbookRefused(`The file is larger than ${limits.bytes} bytes`);
  const problem = findOtherKind(bytes);
  if (problem) throw new WorkbookRefused(problem);
  try {
    return unzipSync(bytes, { filter: gate(limits) });
  } catch (error) {
    if (error instanceof WorkbookRefused) throw error;
    throw new WorkbookRefused('The file is damaged: its archive cannot be unpacked');
  }
}

function findOtherKind([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
    return 'The file is an old (.xls) workbook or has a password. Save it as .xlsx without a password';
  return a === 0x50 && b === 0x4b ? undefined : 'The file is not an .xlsx workbook';
}

/** Lets XML parts through, until a limit is passed. */
function gate(limits: WorkbookLimits): (part: UnzipFileInfo) => boolean {
  let entries = 0;
  let unpacked = 0;
  return ({ name, size, originalSize }) => {
    if (++entries > limits.entries)
      throw new WorkbookRefused(`The file has more than ${limits.entries} parts`);
    if (!/\.(xml|rels)$/i.test(name)) return false;
    unpacked += originalSize;
    if (!(unpacked <= limits.unpacked))
      throw new WorkbookRefused(`The file is larger than ${limits.unpacked} bytes when unpacked`);
    if (originalSize > ALWAYS_ALLOWED && originalSize > size * limits.ratio)
      throw new WorkbookRefused('The file grows too much when unpacked: it is not a plain workbook');
    return true;
  };
}
