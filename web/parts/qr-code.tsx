/** The light margin that a scanner needs around a code, in modules. */
const QUIET_ZONE = 4;

/** A code to be scanned, dark on white in whatever colours the page has. */
export function QrCode({
  qr: { size, path },
  label,
}: {
  qr: { readonly size: number; readonly path: string };
  label: string;
}) {
  const whole = size + 2 * QUIET_ZONE;
  return (
    <svg class="qr" viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${whole} ${whole}`} role="img" aria-label={label}>
      <path d={path} shape-rendering="crispEdges" />
    </svg>
  );
}
