/** WAV, 16 bit, one channel, 16,000 samples a second: what every engine that we know of takes. */
export const samplesPerSecond = 16_000;
export const headerBytes = 44;
const bytesPerSample = 2;

/** A recording of these samples, each from -1 to 1. */
export function makeWave(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + samples.length * bytesPerSample);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) =>
    [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond * bytesPerSample, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, 8 * bytesPerSample, true);
  write(36, 'data');
  view.setUint32(40, samples.length * bytesPerSample, true);
  samples.forEach((sample, index) =>
    view.setInt16(headerBytes + index * bytesPerSample, Math.max(-1, Math.min(1, sample)) * 32_767, true),
  );
  return bytes;
}
