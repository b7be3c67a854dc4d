import { expect, it } from 'vitest';
import { tellBodyProblem, tellProblem } from '#admin/previews/tell-problem.ts';

const message = { file: 'content/messages/prova.mdx', code: 'X' };

it('says where with the names of the form, and not twice', () => {
  expect(tellProblem({ ...message, field: 'title', message: 'manca «Titolo»: compilalo.' })).toBe(
    'Manca «Titolo»: compilalo. [X]',
  );
  expect(tellProblem({ ...message, field: 'variants.short', message: 'manca «Breve»: compilalo.' })).toBe(
    'Varianti: manca «Breve»: compilalo. [X]',
  );
  const plan = { file: 'campaigns/fse-toscana/plan.yaml', code: 'X' };
  expect(tellProblem({ ...plan, field: 'kpis[2].deadline', message: 'la fonte non esiste.' })).toBe(
    'KPI 3 › Scadenza: la fonte non esiste. [X]',
  );
  expect(tellProblem({ ...plan, field: 'kpis[0].measure.channelKind', message: 'no.' })).toBe(
    'KPI 1 › Come si misura › Tipo di canale: no. [X]',
  );
});

it('counts the lines of a body as its editor does, not as its file does', () => {
  expect(tellProblem({ ...message, line: 24, message: 'un segno.' }, 20)).toBe('Testo, riga 5: un segno. [X]');
  expect(tellBodyProblem({ line: 5, message: 'un segno.', code: 'X' })).toBe('Testo, riga 5: un segno. [X]');
});
