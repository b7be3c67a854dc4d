import type { RowDimension } from './group-rows.ts';
import { PairCodes } from './pair-codes.ts';

/** Groups of rows: a small number per combination of values, in order of appearance, and the values' texts. */
export interface RowGroups {
  readonly codeOf: (row: number) => number;
  /** Writes the code of each of some rows. */
  readonly fill: (rows: Uint32Array, codes: Uint32Array) => void;
  readonly size: () => number;
  readonly labels: (code: number) => string[];
}

/** The groups that some dimensions together make; without any, everything is one group. */
export function combineDimensions(dimensions: readonly RowDimension[]): RowGroups {
  const [first, ...others] = dimensions;
  if (first === undefined) {
    return { codeOf: () => 0, fill: (_, codes) => void codes.fill(0), size: () => 1, labels: () => [] };
  }
  return others.reduce(pairedWith, asGroups(first));
}

/** A dimension gives its codes in order of appearance: they number the groups. */
function asGroups(dimension: RowDimension): RowGroups {
  const { codeOf, size, label } = dimension;
  return {
    codeOf,
    fill: (rows, codes) => fillCodes(dimension, rows, codes),
    size,
    labels: (code) => [label(code)],
  };
}

function pairedWith(groups: RowGroups, dimension: RowDimension): RowGroups {
  const pairs = new PairCodes();
  let second = new Uint32Array(0);
  return {
    codeOf: (row) => pairs.of(groups.codeOf(row), dimension.codeOf(row)),
    fill: (rows, codes) => {
      if (second.length < rows.length) second = new Uint32Array(codes.length);
      groups.fill(rows, codes);
      fillCodes(dimension, rows, second);
      for (let index = 0; index < rows.length; index += 1) {
        codes[index] = pairs.of(codes[index] as number, second[index] as number);
      }
    },
    size: () => pairs.size,
    labels: (code) => {
      const [first, last] = pairs.pair(code);
      return [...groups.labels(first), dimension.label(last)];
    },
  };
}

function fillCodes({ codeOf, fill }: RowDimension, rows: Uint32Array, codes: Uint32Array): void {
  if (fill === undefined) {
    for (let index = 0; index < rows.length; index += 1) codes[index] = codeOf(rows[index] as number);
  } else fill(rows, codes);
}
