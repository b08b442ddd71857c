/** A flat contactless reader, 200 by 150, for inside of an SVG; its lamp is lit when something lies there. */
export function ReaderBody({ lit }: { readonly lit: boolean }) {
  return (
    <g>
      <rect
        x="10"
        y="14"
        width="180"
        height="126"
        rx="20"
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth="1.5"
      />
      <rect x="22" y="26" width="156" height="102" rx="13" fill="var(--sunk)" stroke="var(--line)" />
      <path
        d="M88 84a17 17 0 0 1 0-24M80 92a28 28 0 0 1 0-40M112 60a17 17 0 0 1 0 24M120 52a28 28 0 0 1 0 40"
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="100" cy="134" r="2.6" fill={lit ? 'var(--clay)' : 'var(--line-strong)'} />
    </g>
  );
}
