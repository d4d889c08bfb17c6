/** Reads files without waiting. Workers have it and pages do not, so the library of types leaves it out. */
type SyncReader = { readonly readAsArrayBuffer: (blob: Blob) => ArrayBuffer };
declare const FileReaderSync: new () => SyncReader;

/** A file that cannot be read any more; the message says what to do. */
export class FileGone extends Error {}

const piece = 1 << 22;

/** A whole file. @throws FileGone */
export function readBytes(file: Blob & { readonly name: string }): Uint8Array {
  return readPart(file, 0, file.size);
}

/** The beginning of a file. @throws FileGone */
export function readStart(file: File, bytes = 1 << 20): Uint8Array {
  return readPart(file, 0, Math.min(bytes, file.size));
}

/** A large file in pieces, so that it never stands in memory whole. @throws FileGone */
export function* readPieces(file: File, onPiece: (done: number, of: number) => void): Generator<Uint8Array> {
  for (let at = 0; at < file.size; at += piece) {
    yield readPart(file, at, Math.min(at + piece, file.size));
    onPiece(Math.min(at + piece, file.size), file.size);
  }
}

function readPart(file: Blob & { readonly name: string }, from: number, to: number): Uint8Array {
  try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file.slice(from, to)));
  } catch {
    throw new FileGone(
      `${file.name} cannot be read. It may have changed since you chose it: remove it and choose it again.`,
    );
  }
}
