import { describe, expect, it } from 'vitest';
import { findProviderSettings } from './provider-settings.ts';

const whole = {
  KITH_OIDC_ISSUER: 'https://login.council.example/tenant',
  KITH_OIDC_CLIENT_ID: 'kith',
  KITH_OIDC_CLIENT_SECRET: 'invented',
  KITH_OIDC_HOME: 'https://kith.council.example',
  KITH_OIDC_AMR: 'mfa, hwk',
};

describe('the settings of an identity provider', () => {
  it('are none where the environment says nothing of one', () => {
    expect(findProviderSettings({ PORT: '3000', KITH_OIDC_ISSUER: '' })).toBeUndefined();
  });

  it('are read whole', () => {
    expect(findProviderSettings(whole)).toEqual({
      issuer: new URL('https://login.council.example/tenant'),
      clientId: 'kith',
      clientSecret: 'invented',
      home: new URL('https://kith.council.example'),
      name: 'your council’s account',
      acr: [],
      amr: ['mfa', 'hwk'],
    });
  });

  it.each(['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'HOME'])('are refused without KITH_OIDC_%s', (name) => {
    expect(() => findProviderSettings({ ...whole, [`KITH_OIDC_${name}`]: ' ' })).toThrow(
      `KITH_OIDC_${name} is missing`,
    );
  });

  it('are refused where nothing is asked of how somebody signed in', () => {
    expect(() => findProviderSettings({ ...whole, KITH_OIDC_AMR: ' , ' })).toThrow('second factor');
  });

  it.each(['http://login.council.example', 'http://localhost:4000', 'login.council.example'])(
    'are refused without TLS: %s',
    (address) => {
      expect(() => findProviderSettings({ ...whole, KITH_OIDC_ISSUER: address })).toThrow('https://');
      expect(() => findProviderSettings({ ...whole, KITH_OIDC_HOME: address })).toThrow('https://');
    },
  );
});
