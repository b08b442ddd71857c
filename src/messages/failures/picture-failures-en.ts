import type { PictureFailureCode } from '../../ipc/picture-file-failure.ts';
import type { FailureWords } from '../catalogue.ts';

/** The words for what is wrong with pictures, and with the files they are in. */
export const pictureFailuresEn: Readonly<Record<PictureFailureCode, FailureWords>> = {
  'picture-empty': {
    what: 'This file is empty: there is no picture in it.',
    now: 'Save the picture again, or take a screenshot of the code.',
  },
  'picture-unknown': {
    what: 'This file is not a picture.',
    what_text: 'This is a text file, not a picture.',
    'what_web-page': 'This is a saved web page, not a picture.',
    what_office: 'This is a document of an office program, not a picture.',
    what_archive: 'This is an archive (such as ZIP), not a picture.',
    what_video: 'This is a video, not a picture.',
    what_heic: 'This is a photo in the format of iPhones (HEIC), which Kiln does not read.',
    'what_other-picture': 'This is a picture in the format {{name}}, which Kiln does not read.',
    now: 'Take a picture of the QR code as PNG or JPEG, or the PDF that it is in.',
    now_text: 'If it holds the otpauth text or the key, copy that. Otherwise take a picture of the QR code.',
    'now_web-page': 'Open it in a browser, and take a screenshot of the QR code.',
    now_office: 'Save it as PDF and take that, or take a screenshot of the QR code.',
    now_archive: 'Unpack it, and take the picture that is in it.',
    now_video: 'Stop it where the QR code shows, and take a screenshot.',
    now_heic:
      'Take a screenshot of the photo and use that, or send it as JPEG: on the iPhone, Settings → Camera → Formats → Most Compatible, then photograph again.',
    'now_other-picture':
      'Open it in a picture viewer and save it as PNG or JPEG, or take a screenshot of it.',
  },
  'picture-broken': {
    what: 'This {{format}} is damaged or cut off.',
    'what_too-much': 'This {{format}} wants more memory than Kiln gives a picture, or was made wrongly.',
    'now_too-much': 'Take a screenshot of the QR code instead.',
    now: 'Save or copy it again, or take a screenshot of the code.',
  },
  'picture-too-large': {
    what: 'This picture has {{megapixels}} megapixels. Kiln looks at pictures of up to {{mostMegapixels}}.',
    now: 'Cut it down to the QR code, or take a screenshot of it.',
  },
  'picture-locked': {
    what: 'This PDF asks for a password.',
    now: 'Open it with its password, and take a screenshot of the QR code.',
  },
  'picture-slow': {
    what: 'This picture could not be drawn within {{seconds}} s.',
    now: 'Take a screenshot of the QR code instead.',
  },
  'picture-unreadable': {
    what: 'The file {{path}} cannot be read ({{reason}}).',
    what_ENOENT: 'There is no file {{path}}.',
    what_EACCES: 'You are not allowed to read the file {{path}}.',
    what_EISDIR: '{{path}} is a folder, not a picture.',
    what_NotFoundError: '{{path}} is a folder, or is no longer where it was.',
    what_NotReadableError: '{{path}} was changed meanwhile, or may not be read.',
    now: 'Check its name and whether you may read it.',
    now_EISDIR: 'Name the pictures in it.',
    now_NotFoundError: 'Take the pictures themselves, from where they are now.',
    now_NotReadableError: 'Take it once more, or take a screenshot of the code.',
  },
  'picture-file-too-large': {
    what: 'This file is larger than {{mostMegabytes}} MB.',
    now: 'Take a screenshot of the QR code instead.',
  },
  'no-code-found': {
    what: 'No QR code was found in this picture.',
    now: 'Take a picture with the whole code and some white around it, sharp, and with nothing over it.',
  },
  'several-codes': {
    what: 'There is more than one seed in these pictures: {{accounts}}.',
    now: 'Name one of the accounts with --account; where two are called the same, cut the picture to the code you want.',
    now_ui: 'Choose one of the accounts.',
  },
  'split-code': {
    what: 'This is part {{have}} of {{total}} of a split QR code: a part alone is no seed.',
    now: 'Name the pictures of all parts at once. Missing: part {{missing}}.',
    now_ui: 'Show the rest of it, too. Missing: part {{missing}}. What was seen is kept.',
  },
  'split-code-broken': {
    what: 'The parts of this split QR code do not fit together.',
    what_count: 'A part of this split QR code says that it comes after the last one.',
    'what_other-code': 'These are parts of different QR codes, or of one that was made wrongly.',
    now: 'Take all parts once more from the page that shows them, or the key beside the code.',
  },
};
