/** What stopped a build, in Italian, for who runs it: the first known cause under what the tools wrapped it in. */
export function tellBuildFailure(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const known = knownCause(at);
    if (known) return known;
  }
  return error instanceof Error ? error.message : String(error);
}

function knownCause({ code, path, message }: NodeJS.ErrnoException): string | undefined {
  switch (code && !/^[A-Z]+_ERROR$/.test(code) ? code : codeIn(message)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Il disco è pieno: libera spazio e riprova.';
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return `Non posso scrivere in ${path ?? 'una cartella'}: controlla i permessi e riprova.`;
    case 'MODULE_NOT_FOUND':
    case 'ERR_MODULE_NOT_FOUND':
      return `Manca ${/'([^']+)'/.exec(message)?.[1] ?? 'un pacchetto'}: reinstalla i pacchetti con "npm ci" e riprova.`;
    default:
      return undefined;
  }
}

/** The bundler tells the system's refusals only in its words. */
function codeIn(message: string): string | undefined {
  if (/No space left on device|os error 28\b/.test(message)) return 'ENOSPC';
  if (/Read-only file system|Permission denied|os error (?:13|30)\b/.test(message)) return 'EACCES';
  return /\b(ENOSPC|EACCES|EROFS|EPERM)\b/.exec(message)?.[1];
}
