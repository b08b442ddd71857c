import { useEffect, useRef } from 'react';

interface BitmapViewProps {
  readonly bitmap: ImageBitmap;
  /** What it shows, for those who do not see it; without it, it is silent. */
  readonly label?: string;
  readonly className: string | undefined;
}

/** A small picture that a worker made. */
export function BitmapView({ bitmap, label, className }: BitmapViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return (
    <canvas
      ref={canvas}
      width={bitmap.width}
      height={bitmap.height}
      className={className}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
