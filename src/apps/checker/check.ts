import { readCinFile, readPostcodeDirectory, readProviderList } from '../../formats/index.ts';
import type { PostcodeDirectory, ProviderList } from '../../formats/index.ts';
import { checkCin, checkFiles, FilesRefused } from '../../modules/returns/checks/index.ts';
import type { CheckOptions } from '../../modules/returns/checks/index.ts';
import type { Fault, Progress, ToCheck } from './messages.ts';
import type { Outcome } from './outcome.ts';
import { toCinOutcome } from './outcome-of-cin.ts';
import { toOutcome } from './outcome-of-ssda903.ts';
import { readBytes, readPieces } from './read-pieces.ts';

type Tell = (progress: Progress) => void;

/**
 * Checks the files of a return, or a census.
 * @throws FilesRefused when they cannot be checked as they are; FileGone when one cannot be read any more
 */
export function check(given: ToCheck, tell: Tell): Outcome {
  return given.form === 'cin' ? checkCensus(given, tell) : checkReturn(given, tell);
}

function checkCensus({ thisYear, year }: ToCheck, tell: Tell): Outcome {
  const [file] = thisYear;
  if (!file) throw new FilesRefused('There is no census to check.');
  tell({ doing: 'Reading the files', done: 0, of: 1 });
  const read = readCinFile({ name: file.name, bytes: readBytes(file) });
  if (!read.ok) throw new FilesRefused(read.problem);
  const faults: Fault[] = [];
  const checked = checkCin(
    read.tables,
    year,
    (done, of) => tell({ doing: 'Running the rules', done, of }),
    ({ code }, error) => faults.push({ code, message: String(error) }),
  );
  return toCinOutcome({ year, name: file.name, read, checked, faults });
}

function checkReturn(given: ToCheck, tell: Tell): Outcome {
  const faults: Fault[] = [];
  const open = (files: readonly File[]) => files.map((file) => ({ name: file.name, bytes: readBytes(file) }));
  tell({ doing: 'Reading the files', done: 0, of: 1 });
  const files = { thisYear: open(given.thisYear), lastYear: open(given.lastYear) };
  const checked = checkFiles(files, toOptions(given, tell, faults), (done, of) =>
    tell({ doing: 'Running the rules', done, of }),
  );
  return toOutcome(given.year, checked, faults);
}

function toOptions(
  { year, authority, postcodes, providers }: ToCheck,
  tell: Tell,
  faults: Fault[],
): CheckOptions {
  return {
    year,
    authority,
    ...(postcodes ? { readPostcodes: (wanted) => readDirectory(postcodes, wanted, tell) } : {}),
    ...(providers ? { providers: readList(providers) } : {}),
    onFault: ({ code }, error) => faults.push({ code, message: String(error) }),
  };
}

function readDirectory(file: File, only: ReadonlySet<string>, tell: Tell): PostcodeDirectory {
  const pieces = readPieces(file, (done, of) => tell({ doing: 'Reading the postcode directory', done, of }));
  const directory = readPostcodeDirectory(pieces, { only });
  if (!directory.ok) throw new FilesRefused(`${file.name}: ${directory.problem}.`);
  return directory;
}

function readList(file: File): ProviderList {
  const list = readProviderList(readBytes(file));
  if (!list.ok) throw new FilesRefused(`${file.name}: ${list.problem}.`);
  return list;
}
