import { describe, expect, it } from 'vitest';
import { toSecretKey } from '../../access/index.ts';
import { engineSetting, openEngineKey, parseEngineAddress, sealEngineKey } from './engine-settings.ts';

describe('the address of an engine', () => {
  it.each([
    ['http://speech:8080', 'http://speech:8080'],
    ['https://speech.council.example/', 'https://speech.council.example'],
    ['http://10.0.0.5:8000/v1', 'http://10.0.0.5:8000'],
    ['http://speech/whisper/v1/audio/transcriptions', 'http://speech/whisper'],
  ])('%s is %s', (typed, address) => {
    expect(parseEngineAddress(typed)).toBe(address);
  });

  it.each([
    '',
    'speech:8080',
    'file:///etc/passwd',
    'ftp://speech',
    'http://user:word@speech',
    'http://speech/?to=x',
    'http://speech/#x',
    'javascript:alert(1)',
  ])('is not “%s”', (typed) => {
    expect(parseEngineAddress(typed)).toBeUndefined();
  });
});

describe('the stored engine', () => {
  it('is read as it was set, and not at all where it is not one', () => {
    const set = { address: 'http://speech:8080', model: 'small.en', language: 'en', sealedKey: null };
    expect(engineSetting.parse(set)).toEqual(set);
    expect(engineSetting.parse({ ...set, address: null })?.address).toBeNull();
    expect(engineSetting.parse({ ...set, address: 'file:///x' })).toBeUndefined();
    expect(engineSetting.parse('http://speech:8080')).toBeUndefined();
  });

  it('has a key that only this server opens', () => {
    const [ours, another] = ['a', 'b'].map((letter) => toSecretKey(letter.repeat(40)));
    const sealed = ours ? sealEngineKey(ours, 'engine key') : '';
    expect(sealed).not.toContain('engine key');
    expect(openEngineKey(ours, sealed)).toBe('engine key');
    expect(openEngineKey(another, sealed)).toBeUndefined();
    expect(openEngineKey(undefined, sealed)).toBeUndefined();
    expect(openEngineKey(ours, null)).toBeNull();
  });
});
