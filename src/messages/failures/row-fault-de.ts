import type { RowFaultCatalogue } from './row-fault-catalogue.ts';

export const rowFaultDe: RowFaultCatalogue = {
  rowFaults: {
    'duplicate-user': 'Dieselbe Person steht schon in Zeile {{firstPlace}}.',
    'duplicate-serial': 'Dieselbe Seriennummer steht schon in Zeile {{firstPlace}}.',
    'duplicate-seed':
      'Derselbe Seed steht schon in Zeile {{firstPlace}}: Zwei Token dürfen nie denselben haben.',
    'duplicate-column': 'Zwei Spalten heißen so: Sag, welche davon gilt.',
    'column-unclear':
      'Das kann ein Seed sein, Kiln weiß es nicht. Sag, was die Spalte bedeutet; bis dahin wird aus dieser Zeile nichts gebrannt.',
    'column-unclear_encoding':
      'Dieser Seed lässt sich als Base32 und als Hexadezimal lesen; das sind zwei verschiedene Seeds. Sag, was davon gilt.',
    'column-unclear_contradicts':
      'Eine andere Spalte sagt hier etwas anderes. Sag, welche von beiden gilt; bis dahin wird aus dieser Zeile nichts gebrannt.',
    'column-left-out': 'Kiln kennt den Namen dieser Spalte nicht und lässt sie weg.',
    'column-left-out_secret':
      'Diese Spalte sieht nach Seeds aus, obwohl ihr Name das nicht sagt. Genommen wird eine andere, die etwas anderes sagt.',
    'column-left-out_algorithm':
      'Diese Spalte sieht nach Hashverfahren aus, obwohl ihr Name das nicht sagt. Sie sagt etwas anderes als das, was genommen wird.',
    'column-left-out_digits':
      'Hier steht vielleicht, wie viele Stellen ein Code hat, obwohl der Name der Spalte das nicht sagt. Genommen wird etwas anderes.',
    'column-left-out_period':
      'Hier steht vielleicht, wie lange ein Code gilt, obwohl der Name der Spalte das nicht sagt. Genommen wird etwas anderes.',
    'column-left-out_serial':
      'Diese Spalte sieht nach Seriennummern aus, obwohl ihr Name das nicht sagt. Genommen wird eine andere, die etwas anderes sagt.',
    'column-left-out_counter':
      'Diese Spalte zählt etwas, und Token zählen nichts als die Zeit. Ist die Liste für Token mit einem Knopf, wird kein Code richtig sein.',
    'make-seeds': 'Hier steht kein Seed: Kiln würde einen machen.',
    'make-seeds_mixed':
      'Hier steht kein Seed, und {{given}} andere Zeilen bringen ihren mit: Kiln würde für diese Zeile einen machen.',
    'assumed-value': 'Die Liste sagt, dass sie das nicht weiß („{{text}}“): Kiln würde {{value}} nehmen.',
    'assumed-value_unnamed': 'Die Liste sagt das nicht: Kiln würde {{value}} nehmen.',
    'no-totp': 'Das ist ein Token der Art „{{name}}“, der keine Codes nach der Zeit zeigt.',
    'no-totp_unnamed': 'Das ist ein Token anderer Art, der keine Codes nach der Zeit zeigt.',
    'user-has-token': 'Das Register sagt, dass diese Person schon einen Token hat.',
    'missing-user': 'Es ist keine Person genannt.',
    'serial-in-scientific-notation':
      'Eine Tabellenkalkulation hat aus der Seriennummer {{text}} gemacht: Die Ziffern sind verloren. Nimm sie aus der ursprünglichen Liste.',
    'serial-lost-zeros':
      'Die Seriennummer hat nur {{digits}} statt 14 Ziffern: Eine Tabellenkalkulation kann vorn Nullen weggelassen haben.',
    'serial-of-another-kind':
      'Das ist keine Seriennummer eines Tokens, der sich brennen lässt (14 Ziffern): Die Zeile fände ihren Token nie.',
    'not-a-number': 'Das sollte eine Zahl sein und ist „{{text}}“.',
    'not-a-number_unnamed': 'Das sollte eine Zahl sein und ist keine.',
    'unequal-cells': 'Die Zeile hat {{cells}} Zellen, und es gibt {{columns}} Spalten.',
    'mac-differs': 'Der verschlüsselte Seed wurde unterwegs verändert, oder die Datei ist beschädigt.',
    'mac-missing': 'Nichts in der Datei zeigt, ob der verschlüsselte Seed unterwegs verändert wurde.',
    'not-decryptable': 'Der verschlüsselte Seed lässt sich nicht entschlüsseln.',
    'not-encoded': 'Der Seed ist nicht als Base64 geschrieben, wie PSKC es verlangt.',
    'mac-over-plaintext':
      'Der Prüfwert gilt dem Seed selbst statt dem Verschlüsselten, wie PSKC es verlangt. Er passt: Der Schlüssel stimmt, und der Seed ist unverändert.',
    'key-doubted':
      'Das ist wohl nicht der richtige Schlüssel: Was er öffnet, hat eine ungewöhnliche Länge, und nichts in der Datei beweist ihn. Frag nach dem Schlüssel eben dieser Datei.',
    'policy-not-kept':
      'Die Datei sagt, ab wann, bis wann oder wie oft dieser Schlüssel gelten soll. Ein Token weiß das nicht: Darauf muss dein Server achten.',
    'cipher-not-read':
      'Dieser Seed ist auf eine Art verschlüsselt, die Kiln nicht kennt ({{algorithm}}). Bitte den Absender um AES-CBC.',
    'cipher-not-read_unnamed':
      'Dieser Seed ist auf eine Art verschlüsselt, die Kiln nicht kennt. Bitte den Absender um AES-CBC.',
    'not-understood':
      'Kiln weiß nicht, was „{{name}}“ hier sagt, und lässt es weg. Frag den Absender, ob es die Codes ändert.',
    'not-understood_unnamed':
      'Hier steht mehr, als Kiln kennt, und es bleibt weg. Frag den Absender, ob es die Codes ändert.',
    'stands-twice': 'Hier steht „{{name}}“ zweimal, und nur eines davon kann stimmen.',
    'stands-twice_unnamed': 'Etwas steht hier zweimal, und nur eines davon kann stimmen.',
    'several-keys':
      'Dieser Token hat in der Datei {{keys}} Schlüssel und fasst nur einen. Nimm den, den dein Server kennt.',
    'start-time':
      'Die Datei zählt die Zeit ab {{text}}. Ein Token zählt ab 1970: Seine Codes stimmen vielleicht nicht.',
    'start-time_unnamed':
      'Die Datei zählt die Zeit nicht ab 1970 wie ein Token: Seine Codes stimmen vielleicht nicht.',
    'beyond-token': 'Die Datei verlangt etwas, das diese Token nicht können.',
    'beyond-token_encoding':
      'Die Datei verlangt Codes, die nicht aus den Ziffern 0 bis 9 bestehen. Diese Token zeigen nur solche.',
    'beyond-token_check-digits':
      'Die Datei verlangt eine Prüfziffer hinter dem Code. Diese Token zeigen keine.',
    'beyond-token_challenge':
      'Die Datei verlangt Antworten auf eine Frage, die man eintippt. Diese Token haben keine Tasten.',
    'beyond-token_usage': 'Die Datei sagt, dass dieser Schlüssel nicht für Einmalcodes ist.',
    'beyond-token_pin':
      'Die Datei verlangt eine PIN, die man in den Token eintippt. Diese Token haben keine Tasten.',
    'seed-is-text':
      'Der Seed ist selbst der Text eines Seeds. Stimmen die Codes nicht, wurde er einmal zu oft kodiert.',
    'seed-is-text_hex':
      'Der Seed ist selbst hexadezimaler Text. Er gilt, wie er ist; stimmen die Codes nicht, wurde er einmal zu oft kodiert.',
    'seed-is-text_base32':
      'Der Seed ist selbst Base32-Text. Er gilt, wie er ist; stimmen die Codes nicht, wurde er einmal zu oft kodiert.',
    'seed-is-text_base64':
      'Der Seed ist selbst Base64-Text. Er gilt, wie er ist; stimmen die Codes nicht, wurde er einmal zu oft kodiert.',
    'seed-not-base64': 'Der Seed sieht nicht nach Base64 aus, wie PSKC es verlangt.',
    'seed-not-base64_hex':
      'Der Seed sieht hexadezimal aus, und PSKC verlangt Base64. Als Base64 gelesen ist er kaum der richtige: Frag den Absender.',
    'seed-not-base64_base32':
      'Der Seed sieht nach Base32 aus, und PSKC verlangt Base64. Als Base64 gelesen ist er kaum der richtige: Frag den Absender.',
    empty: 'Wo der Seed stehen sollte, steht nichts.',
    'missing-secret': 'Es gibt keinen Seed.',
    unknown: 'Das ist kein Seed, den Kiln kennt.',
  },
};
