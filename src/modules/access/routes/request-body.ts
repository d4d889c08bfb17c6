import type { FastifyRequest } from 'fastify';
import { cleanFileName } from '../../../platform/files/clean-file-name.ts';
import { BadRequest } from '../../../platform/http/problems.ts';
import type { UploadedFile } from './route.ts';

export type RequestBody = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly UploadedFile[];
};

/** Most bytes of all files of one form together; they are held in memory until they are worked through. */
const mostBytes = 512 * (1 << 20);

/** A posted form's fields and files. A field sent several times becomes a list, as checkboxes do. */
export async function readBody(request: FastifyRequest): Promise<RequestBody> {
  if (request.method !== 'POST') return { body: {}, files: [] };
  if (!request.isMultipart()) return { body: asRecord(request.body), files: [] };
  return readMultipart(request).catch(toBadRequest);
}

function asRecord(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

async function readMultipart(request: FastifyRequest): Promise<RequestBody> {
  const body: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  let bytes = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') body[part.fieldname] = gathered(body[part.fieldname], part.value);
    else
      files.push({
        field: part.fieldname,
        name: cleanFileName(part.filename ?? ''),
        bytes: await part.toBuffer(),
      });
    if (part.type === 'file' && part.file.truncated)
      throw new BadRequest(`The file ${part.filename} is too large.`, 413);
    bytes += files.at(-1)?.bytes.length ?? 0;
    if (bytes > mostBytes) throw new BadRequest('The files are too large together.', 413);
  }
  return { body, files: files.filter(({ name }) => name !== '') };
}

/** What the parser throws about a form without a boundary, or cut off on its way, is the sender's mistake, not a fault. */
function toBadRequest(error: unknown): never {
  if (error instanceof BadRequest) throw error;
  const isKnown = error instanceof Error && 'statusCode' in error;
  throw isKnown ? error : new BadRequest('The form did not arrive whole. Send it again.');
}

function gathered(before: unknown, value: unknown): unknown {
  if (before === undefined) return value;
  return Array.isArray(before) ? [...before, value] : [before, value];
}
