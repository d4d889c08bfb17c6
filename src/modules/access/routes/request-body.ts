import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { cleanFileName } from '../../../platform/files/clean-file-name.ts';
import { BadRequest } from '../../../platform/http/problems.ts';
import type { FileLimits, UploadedFile } from './route.ts';

export type RequestBody = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly UploadedFile[];
};

/** Most bytes of all files of one form together; they are held in memory until they are worked through. */
const mostBytes = 512 * (1 << 20);

/** What a field of a form with files may hold: as much as a form without. */
const fieldBytes = 1 << 20;

/** A posted form's fields and files. A field sent several times becomes a list, as checkboxes do. */
export async function readBody(request: FastifyRequest, limits: FileLimits | null): Promise<RequestBody> {
  if (request.method !== 'POST') return { body: {}, files: [] };
  if (!request.isMultipart()) return { body: asRecord(request.body), files: [] };
  return readMultipart(request, limits).catch(toBadRequest);
}

/**
 * Reads what was typed beside files that are not taken: the files go by and are not held. A form whose route names no limits is not
 * read at all.
 */
export async function readTyped(request: FastifyRequest, limits: FileLimits | null): Promise<void> {
  if (limits === null || request.body) return;
  const body: Record<string, unknown> = {};
  let characters = 0;
  for await (const part of partsOf(request, limits)) {
    if (part.type === 'file') part.file.resume();
    else {
      body[part.fieldname] = gathered(body[part.fieldname], part.value);
      characters += String(part.value).length;
    }
    if (characters > fieldBytes) return;
  }
  request.body = body;
}

function asRecord(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

async function readMultipart(request: FastifyRequest, limits: FileLimits | null): Promise<RequestBody> {
  const body: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  let bytes = 0;
  for await (const part of partsOf(request, limits)) {
    if (part.type === 'field') body[part.fieldname] = gathered(body[part.fieldname], part.value);
    else files.push(await readFile(part, limits));
    bytes += files.at(-1)?.bytes.length ?? 0;
    if (bytes > mostBytes) throw new BadRequest('The files are too large together.', 413);
  }
  // Where something goes wrong later, what was typed is given back as that of any other form is.
  if (limits !== null) request.body = body;
  return { body, files: files.filter(({ name }) => name !== '') };
}

function partsOf(request: FastifyRequest, limits: FileLimits | null) {
  if (limits === null) return request.parts();
  const options = {
    limits: { fileSize: limits.bytes, files: limits.most, fieldSize: fieldBytes },
    throwFileSizeLimit: false,
  };
  return request.parts(options);
}

async function readFile(part: MultipartFile, limits: FileLimits | null): Promise<UploadedFile> {
  const bytes = await part.toBuffer();
  const file = { field: part.fieldname, name: cleanFileName(part.filename ?? '') };
  if (!part.file.truncated) return { ...file, bytes };
  if (limits === null) throw new BadRequest(`The file ${part.filename} is too large.`, 413);
  return { ...file, bytes: new Uint8Array(), isTooLarge: true };
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
