/** The steps of a draft, as Decap names them. */
export const draftStates = { draft: 'bozza', pending_review: 'in revisione', pending_publish: 'pronto' } as const;
export type DraftState = keyof typeof draftStates;

/** What a draft's commit says of it. */
export interface DraftNote {
  /** First line: `content: …`. */
  message: string;
  state: DraftState;
  /** The commit that holds the files as they were when the draft began. */
  from: string;
  /** Which window of the redazione wrote it. */
  who: string;
}

/** The message of a commit: its line, then what the draft needs to know of itself. */
export function writeNote({ message, state, from, who }: DraftNote): string {
  return `${contentLine(message)}\n\nStato: ${draftStates[state]}\nParte-da: ${from}\nDa: ${oneLine(who)}\n`;
}

/** Reads it back; undefined where the commit is not a draft's. */
export function readNote(text: string): DraftNote | undefined {
  const said = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  const state = (Object.keys(draftStates) as DraftState[]).find((key) => draftStates[key] === said('Stato'));
  const from = said('Parte-da');
  if (!state || !/^[0-9a-f]{40,64}$/.test(from)) return undefined;
  return { message: text.split('\n', 1)[0] ?? '', state, from, who: said('Da') };
}

/** One line that begins with `content: `, whatever came. */
export function contentLine(message: string): string {
  const line = oneLine(message).replace(/^content:\s*/, '');
  return `content: ${line || 'modifica'}`;
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
