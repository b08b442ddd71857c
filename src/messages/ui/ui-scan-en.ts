import type { UiScanCatalogue } from './ui-scan-catalogue.ts';

export const uiScanEn: UiScanCatalogue = {
  bar: {
    screen: 'Screen',
    'screen-about': 'Looks for the code on your screens',
  },
  looking: {
    screens: 'Looking for a code on the screen …',
    pictures: 'Looking for a code in the picture …',
    stop: 'Stop looking',
  },
  choose: {
    title: 'Which code is it?',
    about: 'Several can be used. Press its number.',
    'title-parts': 'A transfer code in {{total}} pictures',
    'title-split': 'A QR code in {{total}} parts',
    parts: '{{have}} of {{total}}',
    'parts-missing_one': 'Picture {{missing}} is missing.',
    'parts-missing_other': 'Pictures {{missing}} are missing.',
    'parts-about':
      'Turn to it in the authenticator app, and show it here the same way. What was seen is kept.',
    split: 'Part {{have}} of {{total}}',
    'split-missing_one': 'Part {{missing}} is missing.',
    'split-missing_other': 'Parts {{missing}} are missing.',
    'split-about':
      'A part alone is no seed. Bring the rest of the code onto the screen, or drop its picture here. What was seen is kept.',
    'not-named': 'not named',
    'again-parts': 'If the account is among these already, press its number.',
    'again-split': 'Another code can be used as it is. If that is the one you want, press its number.',
  },
  wrong: {
    title_one: 'This is not the right code',
    title_other: 'None of these is the right code',
    instead: 'Click here instead',
  },
  nothing: {
    title: 'No code was found',
    'title-unreadable_one': 'This file cannot be searched',
    'title-unreadable_other': 'These files cannot be searched',
    searched: 'This was searched',
    'left-out_one': 'One more page was not searched: too many, or damaged.',
    'left-out_other': '{{count}} more pages were not searched: too many, or damaged.',
    try: 'What to try',
    'try-larger':
      'Can you see it above? Make it larger there (Ctrl and +), and move windows and the pointer off it.',
    'try-front': 'Can you not see it above? Bring its window to the front, then look again.',
    'try-another': 'Can you not see it above? Then it is on another screen, or behind a window: look there.',
    'try-photo':
      'Take the picture again: the whole code with some white around it, sharp, without reflections.',
    'try-key': 'Or take the key that is shown beside the code, and paste it as text.',
  },
  action: {
    again: 'Look again',
    another: 'Look at another screen',
    screens: 'Look at the screen',
    settings: 'Open the settings',
    close: 'Close',
  },
  name: {
    screen: 'Screen {{number}}',
    shared: 'Shared screen {{number}}',
    picture: 'Picture {{number}}',
    page: '{{name}}, page {{number}}',
    size: '{{width}} × {{height}}',
    'cut-out': 'The code as it was found',
  },
  keys: { screen: 'Find a code on the screen', choose: 'Choose one of several codes' },
};
