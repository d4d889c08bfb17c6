import { headerBytes, samplesPerSecond } from '../../../platform/views/browser/wave.ts';

const bytesPerSample = 2;

export type Wave = {
  readonly seconds: number;
  /** Whether anything can be heard at all. */
  readonly isSilent: boolean;
};
export type WaveProblem = 'not a recording' | 'too short' | 'too long';

/** Most bytes of a recording of so many minutes, its header included. */
export const mostWaveBytes = (minutes: number): number =>
  headerBytes + Math.ceil((minutes * 60 + grace) * samplesPerSecond) * bytesPerSample;

/** A browser stops a little late: so many seconds beyond the limit are let pass. */
const grace = 5;
/** Of 32,767: quieter than this all the way through, a microphone was off (a local default, tried with a muted one). */
const quietest = 200;

/**
 * What a sent recording is, by its first bytes and its length alone; its samples are looked at only where these are in order.
 * The header has to be the plain one of 44 bytes that our own script writes.
 */
export function readWave(bytes: Uint8Array, minutes: number): Wave | { readonly problem: WaveProblem } {
  if (bytes.length > mostWaveBytes(minutes)) return { problem: 'too long' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isPlainWave(bytes, view)) return { problem: 'not a recording' };
  const seconds = (bytes.length - headerBytes) / bytesPerSample / samplesPerSecond;
  if (seconds < 1) return { problem: 'too short' };
  return { seconds: Math.round(seconds), isSilent: isSilent(view) };
}

function isPlainWave(bytes: Uint8Array, view: DataView): boolean {
  if (bytes.length < headerBytes) return false;
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const dataBytes = bytes.length - headerBytes;
  const said = [view.getUint32(16, true), view.getUint16(20, true), view.getUint16(22, true)];
  return (
    [text(0), text(8), text(12), text(36)].join() === 'RIFF,WAVE,fmt ,data' &&
    said.join() === '16,1,1' &&
    view.getUint32(24, true) === samplesPerSecond &&
    view.getUint16(34, true) === 8 * bytesPerSample &&
    view.getUint32(40, true) === dataBytes &&
    dataBytes % bytesPerSample === 0
  );
}

function isSilent(view: DataView): boolean {
  for (let at = headerBytes; at + 1 < view.byteLength; at += bytesPerSample)
    if (Math.abs(view.getInt16(at, true)) > quietest) return false;
  return true;
}
