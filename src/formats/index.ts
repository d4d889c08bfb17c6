/**
 * Files of other systems: bytes ↔ typed columns. Pure and free of Node, so that the same code checks files in a
 * browser. Nothing here throws on bad input; what cannot be read comes back with the row and the reason.
 */
export { csvForSpreadsheets, writeCsv } from './csv/write-csv.ts';
export type { CsvStyle } from './csv/write-csv.ts';
export { openCsv, readCsv } from './csv/read-csv.ts';
export type { CsvOutcome, CsvProblem, CsvRefusal, CsvRows, CsvTable } from './csv/read-csv.ts';
export { csvLimits } from './csv/limits.ts';
export type { CsvLimits } from './csv/limits.ts';
export type { Encoding, TextSource } from './csv/decode-text.ts';

export { looksLikeWorkbook, readWorkbook } from './xlsx/read-workbook.ts';
export type { Sheet, WantedSheets, Workbook, WorkbookRefusal } from './xlsx/read-workbook.ts';
export { writeWorkbook } from './xlsx/write-workbook.ts';
export type { SheetToWrite, WorkbookCell } from './xlsx/write-workbook.ts';
export { workbookLimits } from './xlsx/limits.ts';
export type { WorkbookLimits } from './xlsx/limits.ts';

export { getTableSpec, isTableInYear, listColumns, ssda903Tables } from './ssda903/specs.ts';
export type { ColumnSpec, ColumnType, Ssda903Table, TableSpec } from './ssda903/specs.ts';
export { codeSets, findCode, isCode, labelOf, saidAs } from './ssda903/code-sets.ts';
export type { Code, CodeSet } from './ssda903/code-sets.ts';
export { getSourceText, readSsda903File, recognise } from './ssda903/read.ts';
export type { Ssda903Columns, Ssda903File, Ssda903Problem } from './ssda903/read.ts';
export type { CodedColumn } from './ssda903/coded-column.ts';
export { readCodedFile } from './ssda903/read-coded.ts';
export type { CodedFile } from './ssda903/read-coded.ts';
export { isXml, readSsda903Xml } from './ssda903/read-xml.ts';
export type { Ssda903Document, XmlTable } from './ssda903/read-xml.ts';
export { writeSsda903File } from './ssda903/write.ts';
export { findCellProblem } from './ssda903/cell-problem.ts';
export { inferYear, toCollectionYear } from './ssda903/year.ts';
export type { FileForYear, YearFinding } from './ssda903/year.ts';
export {
  formatDate,
  formatPartialDate,
  formatPostcode,
  isCanonicalDate,
  isSamePostcode,
  parseDate,
  parseInteger,
  parsePartialDate,
  toPostcodeKey,
} from './ssda903/values.ts';
export type { PartialDate } from './ssda903/values.ts';

export { checkNhsNumber, findNhsCheckDigit } from './identifiers/nhs-number.ts';
export type { IdentifierCheck } from './identifiers/nhs-number.ts';
export { checkUpn, findUpnCheckLetter, isTemporaryUpn } from './identifiers/upn.ts';

export { findPostcode, readPostcodeDirectory } from './lookups/postcode-directory.ts';
export type { PostcodeDirectory, PostcodePlace } from './lookups/postcode-directory.ts';
export { readProviderList } from './lookups/provider-list.ts';
export type { ProviderList } from './lookups/provider-list.ts';
export { distanceMiles } from './lookups/distance.ts';
export type { GridPoint } from './lookups/distance.ts';
export type { LookupProblem } from './lookups/lookup-table.ts';

export { readCinFile } from './cin/read.ts';
export type { CinFile, CinProblem } from './cin/read.ts';
export { writeCinFile } from './cin/write.ts';
export { cinColumns, cinKeys, cinTables } from './cin/tables.ts';
export type { CinTableData, CinTables } from './cin/tables.ts';
export type { CinTable } from './cin/structure.ts';
export { xmlLimits } from './cin/xml.ts';
export type { XmlLimits } from './cin/xml.ts';

export { annexALists, getAnnexAColumn, getAnnexASpec } from './annex-a/lists.ts';
export type { AnnexAColumn, AnnexAList, AnnexASpec, AnnexAType } from './annex-a/lists.ts';
export { annexAChoices, choiceOfCode, onlyCodeOf, readChoice } from './annex-a/choices.ts';
export type { Choice, ChoiceSet, Chosen } from './annex-a/choices.ts';
export { makeAnnexALists, readAnnexA } from './annex-a/read.ts';
export type { AnnexAFile, AnnexALists, AnnexAProblem, AnnexARead, AnnexATable } from './annex-a/read.ts';
export { writeAnnexACsv, writeAnnexAWorkbook } from './annex-a/write.ts';
export { cinCodes, labelOfCinCode, listCinCodes } from './cin/codes.ts';
export type { CinCode } from './cin/codes.ts';
export { SchemaCheck } from './cin/schema-check.ts';
export type { CinCodeListName } from './cin/structure.ts';
