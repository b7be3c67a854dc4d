import type { NetworkRules } from './network.ts';

// 3GPP TS 23.038 (GSM 7-bit alphabet) and TS 23.040 (joined messages): 160 septets alone, 153 a part when joined;
// with any other character 70 UTF-16 units alone, 67 a part. Two parts at most is this house's own choice.
const PARTS = 2;
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '^{}\\[~]|€';

const septets = new Map([...[...basic].map((c) => [c, 1] as const), ...[...extended].map((c) => [c, 2] as const)]);

/** Typographic signs that would double the price of the message, with the plain sign that replaces each. */
const plain: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  á: 'à',
  í: 'ì',
  ó: 'ò',
  ú: 'ù',
  È: "E'",
  À: "A'",
  Ì: "I'",
  Ò: "O'",
  Ù: "U'",
};

/** Length of a text message, in septets or, beyond the GSM alphabet, in UTF-16 units. */
function measureSms(text: string) {
  let length = 0;
  for (const character of text) {
    const weight = septets.get(character);
    if (weight === undefined) return { length: text.length, limit: PARTS * 67, unit: 'caratteri' };
    length += weight;
  }
  return { length, limit: PARTS * 153, unit: 'caratteri' };
}

/** Text messages. Sent by hand. */
export const sms: NetworkRules = {
  network: 'sms',
  variants: ['short'],
  measure: measureSms,
  prepare: (text) => text.replace(/[^\n -~]/gu, (c) => plain[c] ?? c),
  linkPlaces: ['text'],
  hashtags: 0,
  formats: [],
  share: ({ text }) => `sms:?&body=${encodeURIComponent(text)}`,
};
