import { type CollectionName, collections, locate } from '#model/collections.ts';
import { type Content, type ContentData, indexContent, type Located, type PostedRecord } from '#model/content.ts';
import { idSchema } from '#model/id.ts';
import type { Problem } from '#model/problem.ts';
import { checkCharacters } from './check-characters.ts';
import { describeIssue, fieldPath } from './describe-issue.ts';
import { type ParsedFile, parseFile } from './parse-file.ts';
import { readFiles, type SourceFile } from './read-files.ts';
import { readPosted } from './read-posted.ts';
import { readResults } from './read-results.ts';

/** What is on disk: the content that could be understood, and every problem met on the way. */
export interface Loaded {
  /** Entities whose schema is respected; the others are left out. */
  content: Content;
  problems: Problem[];
  /** Line of a field in a file, for the checks that come after. */
  lineOf(file: string, path: readonly PropertyKey[]): number | undefined;
  /** The texts as read, for what needs the original bytes. */
  files: SourceFile[];
}

/** One entity with the kind it is of. */
export interface Entry {
  name: CollectionName;
  value: Record<string, unknown>;
}

/** Reads `content/` and `campaigns/` of a project folder. */
export async function loadContent(root: string): Promise<Loaded> {
  const { files, problems } = await readFiles(root);
  const loaded = parseContent(files, await readPosted(root, problems));
  const content = { ...loaded.content, results: await readResults(root, problems) };
  return { ...loaded, content, problems: [...problems, ...loaded.problems] };
}

/** The same from texts already read: pure, so that the CMS can check unsaved words; `read` may keep what it read before. */
export function parseContent(files: SourceFile[], posted: PostedRecord[] = [], read = readEntry): Loaded {
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  const parsedFiles = new Map<string, ParsedFile>();
  for (const file of files) {
    const { entry, parsed, problems: own } = read(file);
    problems.push(...own);
    if (parsed) parsedFiles.set(file.path, parsed);
    if (entry) entries.push(entry);
  }
  const data = gather(entries, posted);
  if (!data)
    problems.push({
      file: collections.site.path,
      code: 'FILE_MANCANTE',
      message: 'mancano le impostazioni del sito: ripristina il file.',
    });
  return {
    content: indexContent(data ?? { ...emptyData(entries), posted }),
    problems,
    files,
    lineOf: (file, path) => parsedFiles.get(file)?.lineOf(path),
  };
}

/** One file through its schema. */
export function readEntry(file: SourceFile): { entry?: Entry; parsed?: ParsedFile; problems: Problem[] } {
  const place = locate(file.path);
  if (!place) {
    const message =
      'il file non è in una cartella prevista o ha un nome diverso dal previsto: spostalo o rinominalo (le cartelle sono nel README).';
    return { problems: [{ file: file.path, code: 'FILE_FUORI_POSTO', message }] };
  }
  const problems: Problem[] = [];
  for (const id of [place.id, place.campaign]) {
    if (id !== undefined && !idSchema.safeParse(id).success) {
      problems.push({
        file: file.path,
        code: 'ID_NON_VALIDO',
        message: `il nome "${id}" non va bene: al massimo 60 lettere minuscole senza accento, cifre e trattini (esempio: avvio-fad). Rinomina il file.`,
      });
    }
  }
  const { parsed, problems: syntax } = parseFile(file);
  problems.push(...syntax);
  if (!parsed) return { problems };
  problems.push(...checkCharacters(parsed));
  const { schema } = collections[place.name];
  const result = schema.safeParse(parsed.data);
  for (const issue of result.error?.issues ?? []) {
    const said = describeIssue(issue, schema, parsed.data);
    problems.push({ file: file.path, field: fieldPath(issue.path), line: parsed.lineOf(issue.path), ...said });
  }
  if (!result.success) return { parsed, problems };
  return { entry: entryOf(place, file.path, result.data, parsed), parsed, problems };
}

/** An entity out of its place, its fields as its schema gives them and its body. */
export function entryOf(
  { name, id, campaign }: NonNullable<ReturnType<typeof locate>>,
  file: string,
  fields: object,
  { body, bodyLine }: Pick<ParsedFile, 'body' | 'bodyLine'>,
): Entry {
  const located: Located = { id, file, body, bodyLine };
  return { name, value: { ...fields, ...located, ...(campaign === undefined ? {} : { campaign }) } };
}

function gather(entries: Entry[], posted: PostedRecord[]): ContentData | undefined {
  const site = entries.find((e) => e.name === 'site')?.value;
  if (!site) return undefined;
  return { ...emptyData(entries), site: site as unknown as ContentData['site'], posted };
}

function emptyData(entries: Entry[]): ContentData {
  const list = (name: CollectionName) => entries.filter((e) => e.name === name).map((e) => e.value) as never[];
  const [glossary] = list('glossary') as { terms: ContentData['terms'] }[];
  const [notes] = list('notes') as { notes: ContentData['notes'] }[];
  return {
    campaigns: list('campaigns'),
    plans: list('plans'),
    touchpoints: list('touchpoints'),
    messages: list('messages'),
    audiences: list('audiences'),
    events: list('events'),
    courses: list('courses'),
    assets: list('assets'),
    faqs: list('faqs'),
    pages: list('pages'),
    channels: list('channels'),
    organisations: list('organisations'),
    sources: list('sources'),
    site: {
      name: 'Filo diretto',
      tagline: 'Filo diretto',
      organisation: '',
      description: 'Impostazioni mancanti.',
      contentLicence: 'CC BY 4.0',
      redirectHosts: [],
    },
    terms: glossary?.terms ?? [],
    notes: notes?.notes ?? [],
    posted: [],
  };
}
