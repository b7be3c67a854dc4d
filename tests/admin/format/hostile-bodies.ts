/** Bodies that editors of text mangle; `QUI` is where one types. */
export const hostileBodies: Readonly<Record<string, string>> = {
  'una riga che pare una chiusura': '\n---\ntitolo: trappola\n---\nTesto QUI.\n',
  'comincia con tre trattini': '---\nQUI\n---\n',
  'nessun a capo in fondo': '\nTesto QUI',
  'a capo in più in fondo': '\nTesto QUI\n\n\n',
  'righe bianche in testa': '\n\n\n   \nTesto QUI\n',
  'una riga lunghissima': `\n${'parola '.repeat(2_000)}QUI ${'parola '.repeat(2_000)}\n`,
  'commenti MDX': '\n{/* un *commento* con _segni_ */}\nTesto {/* in linea */} QUI.\n',
  'commenti HTML': '\n<!-- commento\nsu due righe -->\nQUI\n',
  scappati: '\n1\\. Non un elenco, \\*non corsivo\\*, \\{non espressione\\}, \\<non un tag\\>, 2026\\. QUI \\\\\n',
  'minore nel testo': '\nSe 3 < 5 e x<y allora QUI & basta &amp; &lt;\n',
  'note a piè di pagina':
    '\nTesto[^1] QUI[^lunga].\n\n[^1]: Nota.\n[^lunga]: Prima riga.\n\n    Seconda riga rientrata.\n',
  'elenchi da fare': '\n- [x] fatto\n- [ ] QUI\n  - [ ] dentro\n* altro segno\n+ un altro\n',
  'tabelle allineate': '\n| a | b | c |\n|:--|:-:|--:|\n| 1 \\| 2 | QUI |   3 |\n|senza|spazi|x|\n',
  'componenti annidati':
    '\n<Avviso tipo="info">\n\n  <Griglia>\n    <Dato id="x" />\n\n    Testo QUI.\n  </Griglia>\n\n</Avviso>\n',
  tabulazioni: '\n\tcodice\tcon tab\n-\tvoce QUI\n\t- dentro\n',
  'spazi in fondo': '\nRiga con due spazi  \nQUI con tre   \n   \nFine\t\n',
  'emoji composte': '\n👩‍⚕️👨🏽‍👩🏽‍👧🏽 QUI 🇮🇹🏴󠁧󠁢󠁥󠁮󠁧󠁿\n',
  'scritture da destra': '\nעברית ‏QUI‎ العربية \u202Bdentro\u202C\n',
  'caratteri che non si vedono': '\nzero\u200Blarghezza\u00A0duro\u00ADmorbido\uFEFF QUI\u2028riga\u2029par\n',
  'accenti composti e scomposti': '\nperché perche\u0301 QUI À A\u0300\n',
  'titoli sottolineati': '\nTitolo QUI\n===\n\nSotto\n---\n\n***\n\n_ _ _\n',
  'link a riferimento':
    '\n[QUI][uno] e <https://esempio.it> ![alt](/uploads/x.png "titolo")\n\n[uno]: https://esempio.it "t"\n',
  codice: '\n```js title="a.js" {1,3}\nconst QUI = `x`;\n```\n\n~~~\n---\n~~~\n\n    rientrato\n',
  citazioni: '\n> uno\n>> due QUI\n>\n> tre\npigra\n',
  'numeri di elenco': '\n3. tre\n3. tre ancora QUI\n10) dieci\n',
  'virgolette di ogni tipo': "\n«QUI» “doppie” 'apici' \"dritte\" ‘curve’ „basse‟ l'ora l’ora\n",
};
