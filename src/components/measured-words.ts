/** How many of the KPIs of a campaign that has ended have a value, in a sentence; empty where it had none. */
export function measuredWords(kpis: number, measured: number): string {
  if (kpis === 0) return '';
  if (kpis === 1)
    return measured === 1
      ? 'L’obiettivo del piano ha una misura.'
      : 'Il piano aveva un obiettivo con una scadenza; il valore raggiunto non è stato fornito.';
  if (measured === 0)
    return `Il piano aveva ${kpis} obiettivi con una scadenza; i valori raggiunti non sono stati forniti.`;
  return `Dei ${kpis} obiettivi del piano, ${measured === 1 ? 'uno ha' : `${measured} hanno`} una misura.`;
}
