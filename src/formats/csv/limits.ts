/** How much of a file is read before it is refused. All of them are far above any real return. */
export type CsvLimits = {
  /** Size of the whole file in bytes (of text: in characters). */
  readonly bytes: number;
  /** Rows below the header. */
  readonly rows: number;
  /** Columns in the header. */
  readonly columns: number;
  /** Characters in one value; a longer one is cut and reported. */
  readonly fieldLength: number;
  /** Characters in one row; a longer one means that the file has no line ends that we know. */
  readonly rowLength: number;
  /** Damaged rows; more mean that the file is not the CSV file it seems to be. */
  readonly problems: number;
};

export const csvLimits: CsvLimits = {
  bytes: 512 * 1024 * 1024,
  rows: 5_000_000,
  columns: 500,
  fieldLength: 10_000,
  rowLength: 4 * 1024 * 1024,
  problems: 100_000,
};
