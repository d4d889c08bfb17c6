import { describe, expect, it } from 'vitest';
import { makeWave, samplesPerSecond } from '../../../platform/views/browser/wave.ts';
import { mostWaveBytes, readWave } from './read-wave.ts';

const tone = (seconds: number, loud = 0.5) =>
  makeWave(Float32Array.from({ length: seconds * samplesPerSecond }, (_, at) => loud * Math.sin(at / 20)));
const changed = (at: number, value: number) => {
  const wave = tone(2);
  wave[at] = value;
  return wave;
};

describe('a recording', () => {
  it('says how long it is, and whether anything is to be heard', () => {
    expect(readWave(tone(3), 5)).toEqual({ seconds: 3, isSilent: false });
    expect(readWave(tone(3, 0), 5)).toEqual({ seconds: 3, isSilent: true });
    expect(readWave(tone(3, 0.001), 5)).toEqual({ seconds: 3, isSilent: true });
  });

  it('is refused by its size before it is looked at', () => {
    expect(readWave(new Uint8Array(mostWaveBytes(1) + 1), 1)).toEqual({ problem: 'too long' });
    expect(readWave(tone(65), 1)).toMatchObject({ seconds: 65 });
    expect(readWave(tone(66), 1)).toEqual({ problem: 'too long' });
  });

  it('is refused where it is too short to say anything', () => {
    expect(readWave(makeWave(new Float32Array(100)), 5)).toEqual({ problem: 'too short' });
    expect(readWave(makeWave(new Float32Array(0)), 5)).toEqual({ problem: 'too short' });
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['a page', new TextEncoder().encode('<!doctype html><title>Sign in</title>'.repeat(5))],
    ['two channels', changed(22, 2)],
    ['another speed', changed(25, 0x3f)],
    ['eight bit', changed(34, 8)],
    ['compressed', changed(20, 6)],
    ['a length that is not its own', changed(40, 1)],
    ['one that was cut off', tone(2).subarray(0, 30_000)],
  ])('is refused where it is %s', (_, bytes) => {
    expect(readWave(bytes, 5)).toEqual({ problem: 'not a recording' });
  });

  it('is read from the middle of a larger buffer', () => {
    const wave = tone(2);
    const held = new Uint8Array(wave.length + 7);
    held.set(wave, 7);
    expect(readWave(held.subarray(7), 5)).toEqual({ seconds: 2, isSilent: false });
  });
});
