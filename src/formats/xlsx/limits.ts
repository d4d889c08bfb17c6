/** How much of a workbook is read before it is refused. All of them are far above any real list. */
export type WorkbookLimits = {
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** Parts of the archive. */
  readonly entries: number;
  /** Bytes of all parts together once unpacked. */
  readonly unpacked: number;
  /** How many times larger a part may become by unpacking; parts under a megabyte may do as they like. */
  readonly ratio: number;
  readonly sheets: number;
  /** Rows, columns and cells of one sheet; a cell further out refuses the file. */
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  /** Characters in one cell. A spreadsheet allows 32,767. */
  readonly text: number;
};

export const workbookLimits: WorkbookLimits = {
  bytes: 64 * 1024 ** 2,
  entries: 5000,
  unpacked: 256 * 1024 ** 2,
  ratio: 250,
  sheets: 200,
  rows: 1_048_576,
  columns: 1000,
  cells: 10_000_000,
  text: 100_000,
};

/** Why a workbook is not read. Thrown and caught inside this folder only. */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';
}
