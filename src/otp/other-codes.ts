import { base64nopad } from '@scure/base';
import type { LinkedService, OtherCodes, PushApp, SeedFailure } from './seed-failure.ts';

/*
 * What people meet where they look for a seed. Beginnings of texts are taken from the apps' own sources and documentation, or
 * from programs that read them (Aegis, Stratum, KeePassXC, Bitwarden, stoken), looked up in November 2026.
 */

/** Beginnings, or whole texts, that say by themselves what a text is. */
const KNOWN: readonly (readonly [RegExp, SeedFailure])[] = [
  [/^(?:phonefactor|microsoft-authenticator):/i, { code: 'push-code' }],
  [/^(?:oktaverify|com-okta-authenticator):/i, { code: 'push-code', app: 'okta-verify' }],
  [/^duo:\/\//i, { code: 'push-code', app: 'duo-mobile' }],
  [/^pia:\/\//i, { code: 'push-code', app: 'privacyidea' }],
  // A combined enrolment (mfauth) registers the phone first: its other half is never valid alone.
  [/^(?:pushauth|mfauth):/i, { code: 'push-code', app: 'forgerock' }],
  [/^lseqr:/i, { code: 'push-code', app: 'linotp' }],
  [/^(?:tiqr|eduid)(?:enroll|auth):/i, { code: 'push-code', app: 'tiqr' }],
  [/^\{[\s\S]{0,2000}"details_url"/, { code: 'push-code', app: 'ibm-verify' }],
  [/^fido:\//i, { code: 'passkey' }],
  // Bitwarden keeps Steam's secret as steam://…
  [/^steam:\/\//i, { code: 'not-totp', codes: 'steam' }],
  [/^motp:\/\//i, { code: 'not-totp', codes: 'motp' }],
  [/^com\.rsa\.securid[\w.]*:/i, { code: 'not-totp', codes: 'securid' }],
  [/^https?:\/\/[^\s?#]*\/(?:securid\/ctf|ctkip)\b/i, { code: 'not-totp', codes: 'securid' }],
  [/^\d{81}$/, { code: 'not-totp', codes: 'securid' }],
  [/^(?:igmobileotp|com\.entrust[\w.]*):/i, { code: 'not-totp', codes: 'entrust' }],
  [/^(?:VS[A-Z]{2}|SYMC|SYDC|AVT\d) ?\d{4} ?\d{4}$/i, { code: 'not-totp', codes: 'symantec-vip' }],
  [/^(?:US|EU|KR|CN)-?\d{4}-?\d{4}-?\d{4}$/i, { code: 'not-totp', codes: 'battle-net' }],
  [/^WIFI:/i, { code: 'unknown', looksLike: 'wifi' }],
  [/^(?:BEGIN:V(?:CARD|CALENDAR|EVENT)|MECARD:)/i, { code: 'unknown', looksLike: 'contact' }],
  // Girocode (BCD), the Swiss QR bill (SPC), EMVCo's payment codes, coins.
  [
    /^(?:(?:BCD|SPC)[\r\n]|000201|upi:|bitcoin:|ethereum:|lightning:)/i,
    { code: 'unknown', looksLike: 'payment' },
  ],
  [/^LPA:1\$/i, { code: 'unknown', looksLike: 'sim-card' }],
  // WhatsApp, Signal, Telegram, WeChat, LINE: another device of the same account.
  [/^(?:\d@[\w+/=]{8,},|sgnl:|tsdevice:|tg:|weixin:|line:)/i, { code: 'unknown', looksLike: 'phone-link' }],
  [/^[[{][\s\S]*"(?:secret|services|db)"\s*:/, { code: 'unknown', looksLike: 'backup' }],
];

/** Says of a text that is no seed, and looks like none, what it is; undefined of any other. */
export function recogniseOtherCode(text: string): SeedFailure | undefined {
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  if (isDuoActivation(text)) return { code: 'push-code', app: 'duo-mobile' };
  return /^(?:https?:\/|www\.)/i.test(text) ? webLink(text) : undefined;
}

/** An activation code, a hyphen, and in Base64 the server that it is for. */
function isDuoActivation(text: string): boolean {
  const [, server] = /^[A-Za-z\d]{10,40}-([A-Za-z\d+/_]{16,100})={0,2}$/.exec(text) ?? [];
  if (server === undefined) return false;
  try {
    const bytes = base64nopad.decode(server.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\w.-]+\.duosecurity\.com$/i.test(String.fromCharCode(...bytes));
  } catch {
    return false;
  }
}

/** The end of a link's host, with the beginning of its path where that matters; the first that fits counts. */
const SERVICES: readonly (readonly [RegExp, LinkedService])[] = [
  [/^(?:play\.google\.com|apps\.apple\.com|itunes\.apple\.com|apps\.microsoft\.com)(?:\/|$)/, 'app-store'],
  [/^(?:s\.team\/q|discord\.com\/ra|discordapp\.com\/ra|wa\.me|signal\.me|t\.me)(?:\/|$)/, 'phone-sign-in'],
  [/^(?:[\w-]+\.)*(?:aka\.ms|microsoft\.com|microsoftonline\.com|live\.com)(?:[:/?#]|$)/, 'microsoft'],
  [/^(?:[\w-]+\.)*(?:google\.com|g\.co)(?:[:/?#]|$)/, 'google'],
  [/^(?:[\w-]+\.)*(?:okta\.com|oktapreview\.com|okta-emea\.com)(?:[:/?#]|$)/, 'okta'],
  [/^(?:[\w-]+\.)*(?:duosecurity\.com|duo\.com)(?:[:/?#]|$)/, 'duo'],
  [/^(?:[\w-]+\.)*(?:pingidentity\.com|pingone\.(?:com|eu|ca|asia|com\.au|sg))(?:[:/?#]|$)/, 'ping'],
];

function webLink(text: string): SeedFailure {
  const address = text
    .replace(/^https?:\/+/i, '')
    .replace(/^www\./i, '')
    .slice(0, 300)
    .toLowerCase();
  const service = SERVICES.find(([pattern]) => pattern.test(address))?.[1];
  return { code: 'web-link', ...(service && { service }) };
}

/** What stands behind `otpauth://` where it is neither totp nor hotp. */
const TYPES: Readonly<Record<string, SeedFailure>> = {
  steam: otherCodes('steam'),
  motp: otherCodes('motp'),
  mobileotp: otherCodes('motp'),
  yaotp: otherCodes('yandex'),
  yandex: otherCodes('yandex'),
  battle: otherCodes('battle-net'),
  battlenet: otherCodes('battle-net'),
  daypassword: otherCodes('daypassword'),
  ocra: otherCodes('ocra'),
  pipush: pushCode('privacyidea'),
  push: pushCode('privacyidea'),
};

/** What an otpauth URI of this type (in small letters) is; undefined where nobody knows. */
export function otherTypeOfUri(type: string): SeedFailure | undefined {
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

/** The app that an otpauth URI without a secret enrols, by its parameters' names. */
export function appOfParameters(names: readonly string[]): PushApp | undefined {
  const has = (...wanted: string[]) => wanted.every((name) => names.includes(name));
  if (has('t', 'f') || has('t', 's')) return 'okta-verify';
  return has('enrollment_tx_id') ? 'guardian' : undefined;
}

function otherCodes(codes: OtherCodes): SeedFailure {
  return { code: 'not-totp', codes };
}

function pushCode(app: PushApp): SeedFailure {
  return { code: 'push-code', app };
}
