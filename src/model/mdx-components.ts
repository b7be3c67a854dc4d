import type { Relation } from './field.ts';

/** One attribute of a component an editor may write in a body. */
export interface MdxAttribute {
  label: string;
  required: boolean;
  /** The id it must hold. */
  relation?: Relation;
  /** The only values it may have, with their Italian words. */
  options?: Readonly<Record<string, string>>;
}

/** A component an editor may write in a body. */
export interface MdxComponent {
  /** What it is for, one Italian sentence. */
  purpose: string;
  attributes: Readonly<Record<string, MdxAttribute>>;
  /** Whether it encloses text: never, or always. */
  children: 'none' | 'required';
  /** Stands inside a sentence rather than on its own line. */
  inline?: boolean;
}

const id = (relation: Relation, label: string): MdxAttribute => ({ label, required: true, relation });
const text = (label: string, required = false): MdxAttribute => ({ label, required });

/** The only components that exist in the bodies of `content/`; anything else is a problem and never runs. */
export const mdxComponents = {
  Dato: {
    purpose: 'Un numero con la sua fonte.',
    attributes: {
      id: id('figures', 'Dato'),
      forma: { label: 'Forma', required: false, options: { riga: 'Dentro la frase', grande: 'In grande' } },
    },
    children: 'none',
    inline: true,
  },
  Avviso: {
    purpose: 'Un riquadro che richiama l’attenzione.',
    attributes: {
      tipo: {
        label: 'Tipo',
        required: false,
        options: { info: 'Informazione', attenzione: 'Attenzione', conferma: 'Da confermare' },
      },
      titolo: text('Titolo'),
    },
    children: 'required',
  },
  Messaggio: {
    purpose: 'Un messaggio chiave, con il link alla sua pagina.',
    attributes: { id: id('messages', 'Messaggio') },
    children: 'none',
  },
  Evento: { purpose: 'Un evento, con data e luogo.', attributes: { id: id('events', 'Evento') }, children: 'none' },
  Materiale: { purpose: 'Un materiale da scaricare.', attributes: { id: id('assets', 'Materiale') }, children: 'none' },
  Percorso: {
    purpose: 'Un percorso formativo in breve.',
    attributes: { id: id('courses', 'Percorso') },
    children: 'none',
  },
  Passi: { purpose: 'Un elenco numerato mostrato come passi sul filo.', attributes: {}, children: 'required' },
  Citazione: {
    purpose: 'Parole letterali di qualcuno.',
    attributes: { di: text('Di chi', true), fonte: { label: 'Fonte', required: true, relation: 'sources' } },
    children: 'required',
  },
  Tabella: {
    purpose: 'Una tabella di dati della campagna, con il suo grafico.',
    attributes: { id: id('tables', 'Tabella') },
    children: 'none',
  },
  Nota: {
    purpose: 'Una nota redazionale: dove le fonti non concordano.',
    attributes: { id: id('notes', 'Nota') },
    children: 'none',
  },
  Termine: {
    purpose: 'Una sigla spiegata al suo posto.',
    attributes: { id: id('terms', 'Voce del glossario') },
    children: 'required',
    inline: true,
  },
  Attivita: {
    purpose: 'Le attività o gli organi di una campagna.',
    attributes: {
      campagna: id('campaigns', 'Campagna'),
      gruppo: {
        label: 'Gruppo',
        required: true,
        options: {
          activity: 'Linee di attività',
          objective: 'Obiettivi',
          governance: 'Governance',
          'work-package': 'Pacchetti di lavoro',
          'content-area': 'Aree di contenuto',
        },
      },
    },
    children: 'none',
  },
} as const satisfies Readonly<Record<string, MdxComponent>>;

export type MdxComponentName = keyof typeof mdxComponents;
