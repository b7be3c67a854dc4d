import {
  createTypstCompiler,
  initOptions,
  loadFonts,
  MemoryAccessModel,
  type TypstCompiler,
} from '@myriaddreamin/typst.ts';
import type { TypstWorld } from '@myriaddreamin/typst.ts/compiler';
import { finishPdf, type PrintBoxes } from './finish-pdf.ts';
import { loadPrintFonts } from './load-print-fonts.ts';

/** Typst compiled to WebAssembly: a compiler is started once for a set of fonts and stays warm. */

export interface TypstJob {
  /** Typst source. It sets title and language: `#set document(title: …, date: none)`, `#set text(lang: "it")`. */
  main: string;
  /** Files it may read, by absolute path, as `/data.json`. What people wrote goes here, never inside `main`. */
  files?: Readonly<Record<string, string | Uint8Array>>;
  /** TrueType or OpenType files; the faces of the house when absent. Pass the same array again to stay warm. */
  fonts?: readonly Uint8Array[];
  /** Read in the source as `sys.inputs`. */
  inputs?: Readonly<Record<string, string>>;
  /** Where the paper is cut, for pages with bleed. */
  boxes?: PrintBoxes;
}

export interface TypstDocument {
  pdf: Uint8Array;
  /** The same pages in Typst's own format, for previews. */
  vector: Uint8Array;
}

const mainFile = '/main.typ';
/** Typst remembers what it laid out, to be quick with the next document; after this many it forgets. */
const documentsPerCache = 100;

const compilers = new WeakMap<readonly Uint8Array[], Promise<TypstCompiler>>();
let last: Promise<unknown> = Promise.resolve();
let compiled = 0;

/**
 * Compiles Typst source to a tagged PDF: fonts embedded, language and title set, the title shown by readers, the same
 * bytes for the same input. Throws with Typst's own words where the source is wrong, and where title or language are
 * missing. Documents are made one after the other.
 */
export async function compilePdf(job: TypstJob): Promise<Uint8Array> {
  return (await compileDocument(job)).pdf;
}

/** As `compilePdf`, with the pages for previews too. */
export async function compileDocument(job: TypstJob): Promise<TypstDocument> {
  const compiler = await warmCompiler(job.fonts ?? (await loadPrintFonts()));
  const running = last.then(() => compile(compiler, job));
  last = running.catch(() => undefined);
  const { pdf, vector } = await running;
  return { pdf: finishPdf(pdf, job.boxes), vector };
}

function warmCompiler(fonts: readonly Uint8Array[]): Promise<TypstCompiler> {
  const known = compilers.get(fonts);
  if (known) return known;
  const compiler = createTypstCompiler();
  const starting = compiler
    .init({
      beforeBuild: [loadFonts([...fonts], { assets: false }), initOptions.withAccessModel(new MemoryAccessModel())],
    })
    .then(() => compiler);
  compilers.set(fonts, starting);
  return starting;
}

async function compile(compiler: TypstCompiler, job: TypstJob): Promise<TypstDocument> {
  compiled += 1;
  if (compiled % documentsPerCache === 0) await compiler.reset();
  compiler.resetShadow();
  compiler.addSource(mainFile, job.main);
  for (const [path, content] of Object.entries(job.files ?? {})) {
    compiler.mapShadow(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  return compiler.runWithWorld({ mainFilePath: mainFile, inputs: { ...job.inputs } }, exportPages);
}

async function exportPages(world: TypstWorld): Promise<TypstDocument> {
  const { hasError, diagnostics } = await world.compile({ diagnostics: 'unix' });
  if (hasError) throw new Error(`Typst could not compile:\n${diagnostics?.join('\n')}`);
  const pdf = await world.pdf({ diagnostics: 'unix' });
  const vector = await world.vector({ diagnostics: 'unix' });
  if (pdf.result && vector.result) return { pdf: pdf.result, vector: vector.result };
  throw new Error(`Typst could not write the pages:\n${(pdf.diagnostics ?? vector.diagnostics)?.join('\n')}`);
}
