import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const model = '/usr/share/pocketsphinx/model/en-us/en-us';

/** Whether this machine can speak and listen; without both, the proof with a real engine skips. */
export const hasSpeech =
  existsSync('/usr/bin/pocketsphinx_continuous') && existsSync('/usr/bin/flite') && existsSync(model);
export const speechMissing = 'skipped: pocketsphinx, pocketsphinx-en-us and flite are not installed';

/** Made speech: WAV, 16 bit, one channel, 16,000 samples a second. */
export async function speak(words: string): Promise<Buffer> {
  return withFolder(async (folder) => {
    const file = join(folder, 'said.wav');
    await run('flite', ['-voice', 'rms', '-t', words, '-o', file]);
    return readFile(file);
  });
}

/** What pocketsphinx hears: good enough to prove the way, and for nothing else. */
async function hear(sound: Buffer): Promise<string> {
  return withFolder(async (folder) => {
    const file = join(folder, 'heard.wav');
    await writeFile(file, sound);
    const { stdout } = await run('pocketsphinx_continuous', ['-infile', file, '-logfn', '/dev/null']);
    return stdout.trim();
  });
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'speech-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type Asked = { readonly url: string; readonly key: string; readonly body: Buffer };
export type Answered = {
  readonly status?: number;
  readonly type?: string;
  readonly to?: string;
  readonly body: string;
};

/** A server of the transcription interface on a port of its own. */
export async function startEngine(answer: (asked: Asked) => Promise<Answered>): Promise<{
  readonly address: string;
  readonly asked: readonly Asked[];
  readonly stop: () => Promise<void>;
}> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, reply) => {
    void readAll(request).then(async (body) => {
      const one = { url: request.url ?? '', key: request.headers.authorization ?? '', body };
      asked.push(one);
      const { status = 200, type = 'application/json', to, body: said } = await answer(one);
      reply.writeHead(status, { 'content-type': type, ...(to ? { location: to } : {}) });
      reply.end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { address: `http://127.0.0.1:${port}`, asked, stop };
}

/** The recording within a posted form. */
export function soundIn(body: Buffer): Buffer {
  const from = body.indexOf('RIFF');
  return body.subarray(from, from + 8 + body.readUInt32LE(from + 4));
}

/** The interface over real pocketsphinx. */
export const startRealEngine = () =>
  startEngine(async ({ body }) => ({ body: JSON.stringify({ text: await hear(soundIn(body)) }) }));

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
