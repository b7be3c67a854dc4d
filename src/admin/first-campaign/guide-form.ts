import { el } from '#admin/widgets/build-element.ts';
import { themeSamples } from '#admin/widgets/theme-samples.ts';
import type { Content } from '#model/content.ts';
import { homeTheme, type Theme } from '#model/theme.ts';
import type { FirstCampaign } from './compose-campaign.ts';
import { checks, choice, question, section } from './guide-fields.ts';
import { starterChannels } from './starter-channels.ts';

export interface GuideForm {
  element: HTMLFormElement;
  /** What is still empty, in Italian. */
  missing(): string[];
  read(): FirstCampaign;
}

const tokens = Object.keys(homeTheme) as (keyof Theme)[];
/** Six colours that pass every rule, to start from. */
const starters: readonly { label: string; theme: Theme }[] = [
  { label: 'Azzurro', theme: homeTheme },
  {
    label: 'Verde e corallo',
    theme: {
      notte: '#0B3B34',
      colore: '#FF7F50',
      carta: '#FBF3E4',
      campo: '#CFE3D4',
      luce: '#FFD9A0',
      filo: '#D9481C',
    },
  },
  {
    label: 'Vino e celeste',
    theme: {
      notte: '#4A0F30',
      colore: '#8CCBF2',
      carta: '#F2F6FB',
      campo: '#F7B9C4',
      luce: '#F9C7D3',
      filo: '#A3174F',
    },
  },
  {
    label: 'Indaco e menta',
    theme: {
      notte: '#1D1A5B',
      colore: '#5FDDB4',
      carta: '#F3F2FC',
      campo: '#CBC8FA',
      luce: '#C9C6FF',
      filo: '#4A3FD0',
    },
  },
];

/** The questions of the guide. */
export function guideForm(content: Content): GuideForm {
  const name = question('Nome della campagna', { longest: 90, hint: 'Per esteso, come la presentate.' });
  const short = question('Nome breve', { longest: 40, hint: 'Per menu e card.' });
  const claim = question('Claim', { longest: 60, hint: 'La frase della campagna.' });
  const summary = question('In breve', {
    longest: 320,
    lines: 3,
    hint: 'Almeno 20 caratteri: che cosa propone e a chi.',
  });
  const start = question('Inizio', { type: 'date' });
  const end = question('Fine', { type: 'date' });

  const bodies = content.organisations.map(({ id, name: words }) => ({ id, label: words }));
  const body = choice('Chi la conduce', [...bodies, { id: '', label: 'Un altro ente' }]);
  const bodyName = question('Nome dell’ente per esteso', { longest: 160 });
  const bodyShort = question('Nome breve dell’ente', { longest: 60 });
  const bodyKind = choice('Tipo di ente', [
    { id: 'region', label: 'Regione o Provincia autonoma' },
    { id: 'authority', label: 'Azienda sanitaria' },
    { id: 'ministry', label: 'Amministrazione centrale' },
    { id: 'agency', label: 'Agenzia o ente' },
    { id: 'partnership', label: 'Partenariato' },
    { id: 'company', label: 'Impresa' },
  ]);
  const newBody = el('div', {}, bodyName.element, bodyShort.element, bodyKind.element);

  const known = checks(
    'Gruppi che conosciamo già',
    content.audiences.map(({ id, name: words }) => ({ id, label: words })),
  );
  const groupName = question('Nuovo gruppo: nome', {
    longest: 120,
    hint: 'Plurale: medici di medicina generale e pediatri.',
  });
  const groupShort = question('Nome breve del gruppo', { longest: 40 });
  const groupIam = question('Sono un…', { longest: 80, hint: 'Completa la frase: un medico di medicina generale.' });
  const groupSummary = question('Il gruppo in una frase', { longest: 240, lines: 2 });
  const groupNeed = question('Che cosa chiede', {
    longest: 200,
    hint: 'Meglio una domanda, con le sue parole. Resta «da confermare con l’ascolto».',
  });

  const message = question('Primo messaggio chiave', { longest: 60, hint: 'È anche il titolo della card.' });
  const messageShort = question('Il messaggio in una frase', {
    longest: 140,
    lines: 2,
    hint: 'Va bene per SMS, schermi e titoli.',
  });
  const proof = question('La prova', { longest: 400, lines: 2, hint: 'Perché è vero: il fatto che lo dimostra.' });

  const channelNames = new Map([
    ...Object.entries(starterChannels).map(([id, { name: words }]): [string, string] => [id, words]),
    ...content.channels.map(({ id, name: words }): [string, string] => [id, words]),
  ]);
  const channels = checks(
    'Canali',
    [...channelNames].map(([id, label]) => ({ id, label })),
  );

  const theme: Theme = { ...homeTheme };
  const samples = el('div', { 'aria-live': 'polite' });
  const colours = tokens.map((token) => colourInput(token, theme, () => samples.replaceChildren(themeSamples(theme))));
  const starter = choice(
    'Parti da',
    starters.map(({ label }, i) => ({ id: String(i), label })),
    (id) => {
      Object.assign(theme, starters[Number(id)]?.theme);
      for (const { refresh } of colours) refresh();
      samples.replaceChildren(themeSamples(theme));
    },
  );
  samples.append(themeSamples(theme));

  const funded = choice(
    'È finanziata dall’Unione europea?',
    [
      { id: 'no', label: 'No' },
      { id: 'si', label: 'Sì: emblema e dicitura su pagine, card e locandine' },
    ],
    () => toggle(),
  );
  const programme = question('Programma', { longest: 120, hint: 'Per esempio: PNRR.' });
  const mission = question('Missione e componente', { longest: 120 });
  const investment = question('Investimento', { longest: 120 });
  const fundingWords = el('div', {}, programme.element, mission.element, investment.element);
  const toggle = () => {
    newBody.hidden = body.value() !== '';
    fundingWords.hidden = funded.value() !== 'si';
  };
  body.element.addEventListener('change', toggle);
  toggle();

  const element = el(
    'form',
    { noValidate: true, autocomplete: 'off' },
    section('La campagna', name.element, short.element, claim.element, summary.element, start.element, end.element),
    section('Chi la conduce', body.element, newBody),
    section(
      'A chi parla',
      known.element,
      groupName.element,
      groupShort.element,
      groupIam.element,
      groupSummary.element,
      groupNeed.element,
    ),
    section('Che cosa dice', message.element, messageShort.element, proof.element),
    section('Dove', channels.element),
    section(
      'I colori',
      starter.element,
      el('div', { className: 'red-colori' }, ...colours.map((one) => one.element)),
      samples,
    ),
    section('Il finanziamento', funded.element, fundingWords),
  );

  const group = () => groupName.value() !== '';
  return {
    element,
    missing() {
      const asked = [name, short, claim, summary, start, end, message, messageShort, proof];
      if (body.value() === '') asked.push(bodyName, bodyShort);
      if (group()) asked.push(groupShort, groupIam, groupSummary, groupNeed);
      if (funded.value() === 'si') asked.push(programme, mission, investment);
      return [
        ...asked.filter((one) => one.value() === '').map((one) => `Manca «${one.label}».`),
        ...(known.value().length || group() ? [] : ['Scegli un gruppo di destinatari o descrivine uno nuovo.']),
        ...(channels.value().length ? [] : ['Scegli almeno un canale.']),
      ];
    },
    read: () => ({
      name: name.value(),
      short: short.value(),
      claim: claim.value(),
      summary: summary.value(),
      start: start.value(),
      end: end.value(),
      organisation: body.value() || { name: bodyName.value(), short: bodyShort.value(), kind: bodyKind.value() },
      audiences: known.value(),
      ...(group()
        ? {
            audience: {
              name: groupName.value(),
              short: groupShort.value(),
              iAm: groupIam.value(),
              summary: groupSummary.value(),
              need: groupNeed.value(),
            },
          }
        : {}),
      message: { title: message.value(), short: messageShort.value(), proof: proof.value() },
      channels: channels.value(),
      theme: { ...theme },
      funding: {
        eu: funded.value() === 'si',
        programme: programme.value(),
        mission: mission.value(),
        investment: investment.value(),
      },
    }),
  };
}

function colourInput(token: keyof Theme, theme: Theme, change: () => void): { element: HTMLElement; refresh(): void } {
  const input = el('input', {
    type: 'color',
    id: `guida-${token}`,
    value: theme[token].toLowerCase(),
    oninput: () => {
      theme[token] = input.value.toUpperCase();
      change();
    },
  });
  return {
    element: el('label', { htmlFor: input.id }, input, ` ${token}`),
    refresh: () => {
      input.value = theme[token].toLowerCase();
    },
  };
}
