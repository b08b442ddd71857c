import type { UsageWords } from '../catalogue.ts';

/** The words for a command line that cannot be understood. */
export const usageDe: UsageWords = {
  what: 'Die Optionen sind nicht zu verstehen.',
  what_unclear: 'Die Optionen sind nicht zu verstehen.',
  'what_no-such-command': 'Diesen Befehl gibt es nicht. Die Befehle: {{commands}}.',
  'what_option-before-command':
    'Die Option {{option}} steht vor dem Befehl. Setze sie dahinter, wie in „kiln {{command}} {{option}}“.',
  'what_no-such-action':
    'Hinter kiln {{command}} steht eins von: {{actions}}; dann, was die Hilfe dazu sagt.',
  'what_action-needs': 'kiln {{command}} {{action}} braucht, was die Hilfe dazu sagt.',
  'what_no-such-option': 'Die Option {{option}} gibt es hier nicht.',
  'what_option-of-others': 'Zu kiln {{command}} {{action}} passt {{option}} nicht, nur zu {{takers}}.',
  'what_stray-argument':
    'Da steht etwas, wozu keine Option gehört. Ein Geheimnis gehört nie in die Befehlszeile, wo andere Programme es lesen können: Nimm --stdin, oder warte, bis du gefragt wirst.',
  'what_value-missing': 'Die Option {{option}} braucht einen Wert.',
  'what_value-unwanted': 'Die Option {{option}} nimmt keinen Wert.',
  'what_not-one-of': '{{option}} nimmt eins von: {{allowed}}.',
  'what_no-such-column': '{{option}} nimmt für jede Spalte: {{allowed}} oder -.',
  'what_not-a-number': '{{option}} nimmt eine Zahl von {{least}} bis {{most}}.',
  'what_not-digits': '{{option}} nimmt {{digits}} Ziffern.',
  'what_too-long': '{{option}} nimmt höchstens {{most}} Zeichen.',
  'what_not-acceptable': '--accept nimmt all oder einige von: {{allowed}}. Andere Zeilen bleiben draußen.',
  'what_option-needed': '{{option}} fehlt.',
  'what_one-needed': '{{option}} fehlt, oder {{other}}.',
  'what_choice-needed': '{{option}} fehlt: eins von {{allowed}}.',
  'what_okta-profile-needed': '--okta-profile fehlt: die ID des Profils in Okta.',
  'what_picture-needed': 'Nenne ein Bild, etwa „kiln qr foto.png“.',
  what_exclusive: '{{option}} und {{other}} schließen einander aus.',
  what_together: '{{option}} und {{other}} gehören zusammen.',
  'what_sample-options':
    'Zu --verify sample gehört --every N, --percent N oder --first, und diese gehören zu nichts anderem.',
  'what_descriptor-is-output': '{{option}} kann keine Ausgabe (1 oder 2) sein.',
  'what_descriptor-closed': '{{option}}: Unter {{descriptor}} ist nichts offen.',
  'what_no-terminal': 'Es gibt kein Terminal zum Fragen: Nimm {{instead}}.',
  'what_no-terminal-for-passphrase':
    'Es gibt kein Terminal zum Fragen: Nimm {{option}} N und schreib die Antwort in den Deskriptor N.',
  'what_passphrases-differ': 'Das waren zwei verschiedene Passphrasen. Es wurde nichts geschrieben.',
  'what_no-such-row': 'Keine Zeile der Serie ist das.',
  'what_several-rows': 'Mehrere Zeilen sind das: {{rows}}.',
  'what_file-unwritable': '{{option}}: {{path}} lässt sich nicht schreiben ({{error}}).',
  now: 'Siehe: kiln --help',
  'now_passphrases-differ': 'Fang noch einmal an.',
  'now_no-such-row':
    'Nenne die Zahl, die „kiln session rows“ davorsetzt, eine Person oder eine Seriennummer.',
  'now_several-rows': 'Nenne die Zahl, die „kiln session rows“ davorsetzt.',
};
