import { z } from 'astro/zod';
import { contrast, luminance } from './contrast.ts';
import { field } from './field.ts';

/**
 * The six colours of a campaign, the four flat grounds made of them, and the rules a new theme must pass.
 * `notte` is also the dark text, `filo` the thread on light grounds, `luce` the secondary text on `notte`.
 */

const colour = (label: string, hint: string) =>
  field(
    z
      .string()
      .regex(/^#[0-9A-Fa-f]{6}$/, 'scrivi il colore come #RRGGBB (esempio: #0B3B34)')
      .toUpperCase(),
    label,
    hint,
    {
      widget: 'colour',
    },
  );

export const themeSchema = z.strictObject({
  notte: colour('Notte', 'Scurissimo: fondo dei messaggi e delle scadenze, e colore del testo sugli altri fondi'),
  colore: colour('Colore', 'Vivo: fondo di eventi e citazioni, e filo sul fondo notte; non è mai un colore di testo'),
  carta: colour('Carta', 'Chiarissimo: fondo di dati e materiali'),
  campo: colour('Campo', 'Chiaro: fondo dei percorsi formativi'),
  luce: colour('Luce', 'Chiaro: testo secondario sul fondo notte'),
  filo: colour('Filo', 'Il filo sui fondi chiari, carta e campo'),
});

export type Theme = z.output<typeof themeSchema>;

/** The theme of the pages above the campaigns. */
export const homeTheme: Theme = {
  notte: '#17324D',
  colore: '#B9D6F8',
  carta: '#F5F7FA',
  campo: '#DCE9F7',
  luce: '#B9D6F8',
  filo: '#0066CC',
};

export const groundIds = ['notte', 'colore', 'carta', 'campo'] as const;
export type GroundId = (typeof groundIds)[number];

/** What goes on one flat ground. */
export interface Ground {
  ground: string;
  text: string;
  secondary: string;
  thread: string;
  /** What the thread encloses is paper of this colour, with text in `onEnclosed`. */
  enclosed: string;
  onEnclosed: string;
}

export function groundOf(theme: Theme, id: GroundId): Ground {
  const { notte, colore, carta, luce, filo } = theme;
  if (id === 'notte') {
    return { ground: notte, text: '#FFFFFF', secondary: luce, thread: colore, enclosed: carta, onEnclosed: notte };
  }
  const thread = id === 'colore' ? notte : filo;
  return { ground: theme[id], text: notte, secondary: notte, thread, enclosed: '#FFFFFF', onEnclosed: notte };
}

/** One rule a theme breaks: the field to change and, in Italian, what is measured and what is asked. */
export interface ThemeFailure {
  field: keyof Theme;
  measured: number;
  message: string;
}

export const minimumTextContrast = 4.5;
export const minimumThreadContrast = 3;
const darkestNotte = 0.08;
const lightestCarta = 0.85;
const emblemColours = ['#003399', '#FFCC00'];

/** Every rule of the art direction the theme breaks; empty when the theme is good. */
export function themeFailures(theme: Theme): ThemeFailure[] {
  return [...groundIds.flatMap((id) => groundFailures(theme, id)), ...rangeFailures(theme)];
}

function groundFailures(theme: Theme, id: GroundId): ThemeFailure[] {
  const { ground, text, secondary, thread, enclosed, onEnclosed } = groundOf(theme, id);
  const dark = id === 'notte';
  const pairs: [keyof Theme, string, string, string, number][] = [
    [dark ? 'notte' : id, 'il testo', text, ground, minimumTextContrast],
    [dark ? 'luce' : id, 'il testo secondario', secondary, ground, minimumTextContrast],
    [dark ? 'colore' : id === 'colore' ? 'colore' : 'filo', 'il filo', thread, ground, minimumThreadContrast],
    [dark ? 'carta' : 'notte', 'il testo dentro il segno', onEnclosed, enclosed, minimumTextContrast],
  ];
  return pairs.flatMap(([at, what, front, back, minimum]) => {
    const measured = contrast(front, back);
    if (measured >= minimum) return [];
    const found = measured.toFixed(2).replace('.', ',');
    const asked = String(minimum).replace('.', ',');
    return [
      {
        field: at,
        measured,
        message: `sul fondo ${id} ${what} (${front} su ${back}) ha contrasto ${found}: serve almeno ${asked}`,
      },
    ];
  });
}

function rangeFailures({ notte, colore, carta }: Theme): ThemeFailure[] {
  const failures: ThemeFailure[] = [];
  const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')}%`;
  const night = luminance(notte);
  if (night >= darkestNotte) {
    failures.push({
      field: 'notte',
      measured: night,
      message: `luminanza ${percent(night)}: notte deve stare sotto l'8%`,
    });
  }
  const paper = luminance(carta);
  if (paper <= lightestCarta) {
    failures.push({
      field: 'carta',
      measured: paper,
      message: `luminanza ${percent(paper)}: carta deve stare sopra l'85%`,
    });
  }
  if (emblemColours.includes(colore.toUpperCase())) {
    failures.push({
      field: 'colore',
      measured: 0,
      message: `${colore} appartiene all'emblema europeo: scegli un altro colore`,
    });
  }
  return failures;
}
