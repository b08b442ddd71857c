import { expect, test } from 'vitest';
import { readSeed } from '../../src/otp/read-seed.ts';
import type { SeedFailure } from '../../src/otp/seed-failure.ts';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const push = (app: Extract<SeedFailure, { code: 'push-code' }>['app']) => ({ code: 'push-code', app });
const codes = (kind: Extract<SeedFailure, { code: 'not-totp' }>['codes']) => ({
  code: 'not-totp',
  codes: kind,
});
const link = (service?: Extract<SeedFailure, { code: 'web-link' }>['service']) =>
  service ? { code: 'web-link', service } : { code: 'web-link' };
const looksLike = (what: Extract<SeedFailure, { code: 'unknown' }>['looksLike']) => ({
  code: 'unknown',
  looksLike: what,
});
/** As Duo writes it: an activation code, and the server's name in Base64. */
const duo = (server: string, code = 'AbCdEfGhIjKlMnOpQrSt') =>
  `${code}-${Buffer.from(server).toString('base64').replace(/=+$/, '')}`;

test.each<[string, object]>([
  ['phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.org', { code: 'push-code' }],
  ['microsoft-authenticator://activatePasskey?x=1', { code: 'push-code' }],
  [
    'otpauth://totp/example.okta.com:bob%40example.org?issuer=example.okta.com&t=AbCd&f=opf1&s=https%3A%2F%2Fexample.okta.com',
    push('okta-verify'),
  ],
  ['otpauth://totp/acme.oktapreview.com:bob?t=AbCd&f=opf1', push('okta-verify')],
  [
    'oktaverify://bob@example.org/?t=AbCd&f=opf1&s=https://example.okta.com&issuer=example.okta.com&isIdxEnabled=true',
    push('okta-verify'),
  ],
  [duo('api-12345678.duosecurity.com'), push('duo-mobile')],
  [duo('api-0a1b2c3d.duosecurity.com', 'Qx7Qx7Qx7Qx7Qx7Qx7Qx'), push('duo-mobile')],
  [`duo://${duo('api-12345678.duosecurity.com')}`, push('duo-mobile')],
  [
    'otpauth://pipush/PIPU0001?url=https%3A//pi.example.org/ttype/push&ttl=10&issuer=privacyIDEA&v=1&serial=PIPU0001',
    push('privacyidea'),
  ],
  ['pia://container/SMPH0001?issuer=privacyIDEA&ttl=10', push('privacyidea')],
  [
    'pushauth://push/forgerock:demo?a=aHR0cA&b=519387&r=aHR0cA&s=ryJkqNRjXYd_nX523672AX&c=Yf66ojm3&issuer=Rm9yZ2U',
    push('forgerock'),
  ],
  [
    'mfauth://totp/Forgerock:demo?a=aHR0cA&r=aHR0cA&secret=R2PYFZRISXA5L25NVSSYK2RQ6E======',
    push('forgerock'),
  ],
  ['lseqr://push/eyJhbGciOiJub25lIn0', push('linotp')],
  ['tiqrenroll://https://tiqr.example.org/enroll?key=1', push('tiqr')],
  [
    'otpauth://totp/acme:bob?enrollment_tx_id=qfjn2eiN&base_url=https%3A%2F%2Facme.guardian.auth0.com',
    push('guardian'),
  ],
  [
    '{"code":"A1B2","options":"ignoreSslCerts=true","details_url":"https://mfa.example.org/mga/details","version":1}',
    push('ibm-verify'),
  ],
  [`otpauth://steam/Steam:bob?secret=${SECRET}&issuer=Steam`, codes('steam')],
  [`otpauth://totp/Steam:bob?secret=${SECRET}&issuer=Steam&digits=5&encoder=steam`, codes('steam')],
  [`steam://${SECRET}`, codes('steam')],
  [
    `otpauth://daypassword/DAPA0001?secret=${SECRET}&period=86400&digits=8&issuer=privacyIDEA`,
    codes('daypassword'),
  ],
  ['motp://Example:bob?secret=0123456789abcdef', codes('motp')],
  ['otpauth://motp/Example:bob?secret=AERUKZ4JVPG66', codes('motp')],
  ['otpauth://yaotp/bob?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&pin_length=5', codes('yandex')],
  ['EU-1234-5678-9012', codes('battle-net')],
  ['us123456789012', codes('battle-net')],
  ['http://127.0.0.1/securid/ctf?ctfData=AwAAabcd', codes('securid')],
  ['com.rsa.securid.iphone://ctf?ctfData=200123456789', codes('securid')],
  [
    'com.rsa.securid://ctkip?scheme=https&url=am.example.org:443/ctkip/services/CtkipService',
    codes('securid'),
  ],
  ['https://am.example.org:443/ctkip/services/CtkipService', codes('securid')],
  [`2${'0123456789'.repeat(8)}`, codes('securid')],
  ['VSST12345678', codes('symantec-vip')],
  ['vsmt 1234 5678', codes('symantec-vip')],
  ['SYMC87654321', codes('symantec-vip')],
  ['igmobileotp://?action=secactivate&enc=VRUq6IoLWQRCMRITZEHtHTbGzTuJ', codes('entrust')],
  ['FIDO:/091236', { code: 'passkey' }],
  ['https://aka.ms/mfasetup', link('microsoft')],
  ['https://mysignins.microsoft.com/security-info', link('microsoft')],
  ['https://myaccount.google.com/two-step-verification', link('google')],
  ['www.example.okta.com/enduser/settings', link('okta')],
  ['https://m-12345678.duosecurity.com/activate/AbCdEfGh', link('duo')],
  ['https://play.google.com/store/apps/details?id=com.azure.authenticator', link('app-store')],
  ['HTTPS://APPS.APPLE.COM/app/id983156458', link('app-store')],
  ['https://idpxnyl3m.pingidentity.com/pingid/rest/4/enroll', link('ping')],
  ['https://s.team/q/1/2345678901234567890', link('phone-sign-in')],
  ['https://discord.com/ra/AbCdEf', link('phone-sign-in')],
  ['https://okta.com.example.org/', link()],
  ['https://example.org/?next=https://aka.ms/mfasetup', link()],
  ['https://discord.com/', link()],
  ['WIFI:T:WPA;S:guests;P:welcome;;', looksLike('wifi')],
  ['BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD', looksLike('contact')],
  ['MECARD:N:Lovelace,Ada;;', looksLike('contact')],
  ['BCD\n002\n1\nSCT\n\nKiln\nDE02120300000000202051\nEUR1', looksLike('payment')],
  ['SPC\r\n0200\r\n1\r\nCH4431999123000889012', looksLike('payment')],
  ['LPA:1$smdp.example.org$04386-AGYFT', looksLike('sim-card')],
  ['2@AbCdEfGhIjKl,MnOpQrSt,UvWxYz==', looksLike('phone-link')],
  ['sgnl://linkdevice?uuid=1&pub_key=2', looksLike('phone-link')],
  ['{"version":1,"header":{"slots":null},"db":{"version":3,"entries":[]}}', looksLike('backup')],
  ['[{"name":"a","secret":"JBSWY3DPEHPK3PXP"}]', looksLike('backup')],
  ['mailto:someone@example.org', { code: 'unknown' }],
])('%s is named', (text, failure) => {
  const read = readSeed(text, { serialPrefixes: ['8659601'] });
  expect(read.ok ? read.value : read.failure).toEqual(failure);
});

test.each([
  // Keys that resemble one of them.
  'US23456723456723AABBCCDDEEFFGGHH',
  'VSSTJBSWY3DPEHPK3PXPJBSWY3DPEHPK',
  'JBSWY3DPEHPK3PXP-JBSWY3DPEHPK3PXP',
  `otpauth://totp/Battle.net:bob?secret=${SECRET}&issuer=Battle.net`,
  `otpauth://totp/VIP%20Access:VSST12345678?secret=${SECRET}&issuer=Symantec`,
  `otpauth://totp/example.okta.com:bob?secret=${SECRET}&issuer=example.okta.com`,
  `otpauth://totp/acme:bob?secret=${SECRET}&t=1&f=2`,
])('%s is a seed all the same', (text) => {
  expect(readSeed(text, { serialPrefixes: ['8659601'] })).toMatchObject({ ok: true });
});
