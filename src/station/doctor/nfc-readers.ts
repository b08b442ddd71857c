/** NFC readers that are usual with such tokens, by USB ids. Source: the list of the CCID driver 1.5.2 (Info.plist). */
const NFC_READERS: Readonly<Record<string, string>> = {
  '072f:2200': 'ACS ACR122U',
  '072f:221a': 'ACS ACR1251',
  '072f:2224': 'ACS ACR1281U',
  '072f:223b': 'ACS ACR1252',
  '072f:223e': 'ACS ACR1252',
  '072f:2259': 'ACS ACR1252IMP',
  '072f:223f': 'ACS ACR1255U-J1',
  '349e:0430': 'TOKEN2 MFA NFC Reader',
  '04e6:5790': 'Identiv uTrust 3700 F',
  '04e6:5791': 'Identiv uTrust 3701 F',
  '04e6:5612': 'Identiv uTrust 3720',
  '04e6:5613': 'Identiv uTrust 3721',
  '04e6:5724': 'Identiv uTrust 4701 F',
  '04e6:5725': 'Identiv uTrust 4711 F',
  '04e6:5720': 'Identive CLOUD 4500 F',
  '04e6:5721': 'Identive CLOUD 4510 F',
  '04e6:5291': 'SCM SCL010',
  '04e6:5293': 'SCM SCL01x',
  '076b:5022': 'HID OMNIKEY 5022',
  '076b:5023': 'HID OMNIKEY 5023',
  '076b:502a': 'HID OMNIKEY 5025-CL',
  '076b:5127': 'HID OMNIKEY 5127 CK',
  '076b:5321': 'HID OMNIKEY 5321',
  '076b:5421': 'HID OMNIKEY 5421',
  '076b:5422': 'HID OMNIKEY 5422',
  '076b:5427': 'HID OMNIKEY 5427 CK',
  '096e:0608': 'Feitian 502-CL',
  '096e:060d': 'Feitian R502',
  '08e6:5503': 'Gemalto Prox-DU',
  '08e6:5504': 'Gemalto Prox-SU',
  '09d8:0427': 'Elatec TWN4 SmartCard NFC',
  '1c34:7141': "SpringCard Prox'N'Roll",
};

/** The one of them that Linux' pn533_usb takes (its device table). */
export const ACR122U = '072f:2200';

/** `usbIds`: vendor and product, four hex digits each, as `072f:2200`. */
export function nfcReaderName(usbIds: string): string | undefined {
  return NFC_READERS[usbIds];
}

/** Things that PC/SC lists as readers without a place to lay a token on: security keys, and Windows' own. */
const NO_PLACE_FOR_A_TOKEN = /yubikey|nitrokey|windows hello|microsoft uicc/i;

export function hasPlaceForToken(readerName: string): boolean {
  return !NO_PLACE_FOR_A_TOKEN.test(readerName);
}

/** vpcd's reader, which developers have: there without any device. */
export function isVirtual(readerName: string): boolean {
  return /^virtual pcd/i.test(readerName);
}
