/** Counts the rows of a CSV file that comes in pieces; a line end inside quotes is part of a cell. */
export function createRowCounter(): (piece: string) => number {
  let isQuoted = false;
  let rows = 0;
  return (piece) => {
    for (const [character] of piece.matchAll(/["\n]/g)) {
      if (character === '"') isQuoted = !isQuoted;
      else if (!isQuoted) rows += 1;
    }
    return rows;
  };
}
