import { useMemo } from 'react';
// Its types know the default export only.
// oxlint-disable-next-line import/no-named-as-default
import qrcode from 'qrcode-generator';
import classes from './qr-code.module.css';

type Props = {
  text: string;
  /** Name for screen readers. */
  label: string;
};

/** Cells of white around a code that ISO/IEC 18004 asks for. */
const QUIET_CELLS = 4;

/** A QR code; black on white in dark pages too, because apps read no inverted ones. */
export function QrCode({ text, label }: Props) {
  const source = useMemo(() => `data:image/svg+xml,${encodeURIComponent(draw(text))}`, [text]);
  return <img src={source} alt={label} width={184} height={184} className={classes.code} />;
}

/** The code as an SVG document of one path. */
function draw(text: string): string {
  // 0 is the smallest version that the text fits in; M survives a little glare.
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) =>
      code.isDark(row, column) ? `M${column} ${row}h1v1h-1z` : '',
    ).join(''),
  );
  const whole = size + 2 * QUIET_CELLS;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET_CELLS} ${-QUIET_CELLS} ${whole} ${whole}" shape-rendering="crispEdges"><path d="${rows.join('')}"/></svg>`;
}
