import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { checkMdxTree } from '#sources/check-mdx.ts';

/** Stops the compiler on anything in a body that is not Markdown or a registered component: it looks at the very tree that would run. */
export function remarkSandbox() {
  return (tree: Node, file: VFile): void => {
    const [first] = checkMdxTree(tree);
    if (first) file.fail(`${first.message} [${first.code}]`, { line: first.line ?? 1, column: first.column ?? 1 });
  };
}
