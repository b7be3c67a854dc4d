/** Lets a command finish its work when whoever reads its output goes away (`| head`), instead of dying of it half way. */
export function outliveReader(output: NodeJS.WriteStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
