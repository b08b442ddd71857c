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
    empty: 'Wo der Seed stehen sollte, steht nichts.',
    'missing-secret': 'Es gibt keinen Seed.',
    unknown: 'Das ist kein Seed, den Kiln kennt.',
  },
};
