import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as overHttp } from 'node:http';
import { request as overTls } from 'node:https';

/** Where recordings are written down, ready to be asked. */
export type Engine = {
  readonly address: string;
  readonly model: string;
  readonly language: string;
  readonly key: string | null;
};

/** Why an engine gave no words. 'not reached': later may do; 'refused' and 'nonsense': somebody has to look at the engine. */
export type EngineFailure = 'not reached' | 'refused' | 'nonsense';
export type EngineAnswer = { readonly text: string } | { readonly failure: EngineFailure };

/** Most bytes of an answer: many times what anybody says in a quarter of an hour. */
const mostAnswer = 1 << 20;
/** Most letters of a text. */
const mostText = 60_000;

/**
 * Asks an engine for the words of a recording, over the interface that self-hosted engines share: POST /v1/audio/transcriptions,
 * the recording as `file`, an answer of JSON with a `text`. Goes to the address that was set and nowhere else: no redirect is
 * followed. @param seconds how long it may take altogether
 */
export async function askEngine(engine: Engine, sound: Uint8Array, seconds: number): Promise<EngineAnswer> {
  const { body, type } = toForm(engine, sound);
  const headers = {
    'content-type': type,
    'content-length': String(body.length),
    accept: 'application/json',
    ...(engine.key === null ? {} : { authorization: `Bearer ${engine.key}` }),
  };
  try {
    const signal = AbortSignal.timeout(seconds * 1000);
    return readAnswer(
      await send(`${engine.address}/v1/audio/transcriptions`, { method: 'POST', headers, signal }, body),
    );
  } catch {
    // Whatever the network says of itself (refused, unknown, reset, too slow): the engine was not reached.
    return { failure: 'not reached' };
  }
}

type Received = { readonly status: number; readonly type: string; readonly text: string | null };

function send(url: string, options: RequestOptions, body: Buffer): Promise<Received> {
  const ask = url.startsWith('https:') ? overTls : overHttp;
  return new Promise((resolve, reject) => {
    const asked = ask(url, options, (answer) => {
      receive(answer).then(resolve, reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The whole answer, or without its text where it is larger than any honest one. */
async function receive(answer: IncomingMessage): Promise<Received> {
  const { statusCode: status = 0, headers } = answer;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    const more = Buffer.from(part);
    bytes += more.length;
    if (bytes > mostAnswer) {
      answer.destroy();
      return { status, type: '', text: null };
    }
    parts.push(more);
  }
  return { status, type: headers['content-type'] ?? '', text: Buffer.concat(parts).toString('utf8') };
}

function readAnswer({ status, type, text }: Received): EngineAnswer {
  if (status === 429 || status >= 500) return { failure: 'not reached' };
  if (status !== 200) return { failure: 'refused' };
  const said = text !== null && /^application\/json\b/i.test(type) ? findText(text) : undefined;
  return said === undefined ? { failure: 'nonsense' } : { text: said };
}

/** The words of an answer, as they may be stored; undefined where it is not of the interface. */
function findText(json: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(json);
    if (typeof answer !== 'object' || answer === null || !('text' in answer)) return undefined;
    const { text } = answer;
    if (typeof text !== 'string' || text.length > mostText) return undefined;
    return text
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .replace(/[^\P{Cc}\n]/gu, ' ')
      .normalize('NFC')
      .trim();
  } catch {
    return undefined;
  }
}

function toForm({ model, language }: Engine, sound: Uint8Array): { body: Buffer; type: string } {
  const edge = `kith-${randomUUID()}`;
  const fields = Object.entries({ model, language, response_format: 'json' }).filter(
    ([, value]) => value !== '',
  );
  const head = fields.map(
    ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="dictation.wav"\r\ncontent-type: audio/wav\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head.join('') + file), sound, Buffer.from(`\r\n--${edge}--\r\n`)]);
  return { body, type: `multipart/form-data; boundary=${edge}` };
}
