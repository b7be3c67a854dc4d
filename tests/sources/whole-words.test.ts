import { describe, expect, it } from 'vitest';
import { readEntry } from '#sources/load-content.ts';
import { checkMdx } from '#sources/parse-mdx.ts';

const world = { unknownId: () => undefined, pathExists: (path: string) => path === '/uploads/relazione finale.pdf' };
const said = (body: string) => checkMdx(body, world).map(({ message, code }) => `${message} [${code}]`);

describe('what an editor is told of a body, word for word', () => {
  it('follows an image given by name to where it is', () => {
    expect(said('![Sala][s]\n\n[s]: https://altro.it/x.png')).toEqual([
      'l\'immagine "https://altro.it/x.png" non è tra i file caricati: caricala e usa /uploads/…. [IMMAGINE_ESTERNA]',
    ]);
  });

  it('takes the first of two images of one name, as Markdown does', () => {
    const [one, other] = ['[s]: /uploads/relazione%20finale.pdf', '[s]: https://altro.it/x.png'];
    expect(said(`![Sala][s]\n\n${one}\n${other}`)).toEqual([]);
    expect(said(`![Sala][s]\n\n${other}\n${one}`)).toHaveLength(1);
  });

  it('reads the path of an uploaded file as it is on disk, and one that nobody can decode as it is written', () => {
    expect(said('[La relazione](/uploads/relazione%20finale.pdf)')).toEqual([]);
    expect(said('[Tutto](/uploads/100%.pdf)')).toEqual([
      'il link "/uploads/100%.pdf" non porta a nessuna pagina del sito. [LINK_ROTTO]',
    ]);
  });
});

describe('what an editor is told of a field, word for word', () => {
  it('names the fields of the kind that was chosen', () => {
    const text =
      'title: Avvio\nmessage: m\naudiences: [a]\nchannel: c\npublishAt: 2025-06-10\nlanding: {type: page, id: x, idd: y}\n';
    const { problems } = readEntry({ path: 'campaigns/a/touchpoints/b.yaml', text });
    expect(problems.map(({ message }) => message)).toEqual([
      'il campo "idd" non esiste: correggi il nome o togli la riga. Forse "id"? Campi: type, id.',
    ]);
  });
});
