import type { UsageWords } from '../catalogue.ts';

/** The words for a command line that cannot be understood. */
export const usageEn: UsageWords = {
  what: 'The options cannot be understood.',
  what_unclear: 'The options cannot be understood.',
  'what_no-such-command': 'There is no such command. The commands: {{commands}}.',
  'what_option-before-command':
    'The option {{option}} stands before the command. Put it behind, as in "kiln {{command}} {{option}}".',
  'what_no-such-action': 'kiln {{command}} takes one of: {{actions}}; then what its help says.',
  'what_action-needs': 'kiln {{command}} {{action}} needs what its help says.',
  'what_no-such-option': 'There is no option {{option}} here.',
  'what_option-of-others': 'kiln {{command}} {{action}} takes no {{option}}: that goes with {{takers}}.',
  'what_stray-argument':
    'There is an argument that no option asks for. A secret never goes on the command line, where other programs can read it: use --stdin, or wait to be asked.',
  'what_value-missing': 'The option {{option}} needs a value.',
  'what_value-unwanted': 'The option {{option}} takes no value.',
  'what_not-one-of': '{{option}} takes one of: {{allowed}}.',
  'what_no-such-column': '{{option}} takes, for each column: {{allowed}}, or -.',
  'what_not-a-number': '{{option}} takes a number from {{least}} to {{most}}.',
  'what_not-digits': '{{option}} takes {{digits}} digits.',
  'what_too-long': '{{option}} takes up to {{most}} characters.',
  'what_not-acceptable': '--accept takes all, or some of: {{allowed}}. Other rows stay out.',
  'what_option-needed': '{{option}} is needed.',
  'what_one-needed': '{{option}} is needed, or {{other}}.',
  'what_choice-needed': '{{option}} is needed: one of {{allowed}}.',
  'what_okta-profile-needed': "--okta-profile is needed: the profile's id in Okta.",
  'what_picture-needed': 'Name a picture, as in "kiln qr photo.png".',
  what_exclusive: '{{option}} and {{other}} exclude each other.',
  what_together: '{{option}} and {{other}} go together.',
  'what_sample-options':
    '--verify sample goes with --every N, --percent N or --first, and these go with nothing else.',
  'what_descriptor-is-output': '{{option}} cannot be an output (1 or 2).',
  'what_descriptor-closed': '{{option}}: nothing is open as {{descriptor}}.',
  'what_no-terminal': 'There is no terminal to ask at: use {{instead}}.',
  'what_no-terminal-for-passphrase':
    'There is no terminal to ask at: use {{option}} N, and write it to descriptor N.',
  'what_passphrases-differ': 'These were two different passphrases. Nothing was written.',
  'what_no-such-row': 'No row of the session is that.',
  'what_several-rows': 'Several rows are that: {{rows}}.',
  'what_file-unwritable': '{{option}}: {{path}} cannot be written ({{error}}).',
  now: 'See: kiln --help',
  'now_passphrases-differ': 'Begin again.',
  'now_no-such-row': 'Give the number that "kiln session rows" puts in front, a user or a serial.',
  'now_several-rows': 'Give the number that "kiln session rows" puts in front.',
};
