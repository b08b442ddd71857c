import { type PointerEvent, useRef, useState } from 'react';

/** In the units of the drawing. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Grip {
  /** Where the pointer took hold, on the screen, and of what. */
  readonly x: number;
  readonly y: number;
  readonly target: Element;
  /** Units of the drawing for a pixel of the screen. */
  readonly scale: number;
}

interface DragOptions {
  /** Let go, after it was moved, with its origin here. */
  readonly onDrop: (place: Place) => void;
  /** Pressed and let go without being moved. */
  readonly onTap: (target: Element) => void;
}

/** Pixels that a hand may tremble. */
const TREMBLE = 4;

/** Lets a part of an SVG be dragged away from where it rests. */
export function useDrag(rest: Place, { onDrop, onTap }: DragOptions) {
  const grip = useRef<Grip>(undefined);
  const [offset, setOffset] = useState<Place>();
  const place = { x: rest.x + (offset?.x ?? 0), y: rest.y + (offset?.y ?? 0) };
  const end = () => {
    grip.current = undefined;
    setOffset(undefined);
  };
  return {
    place,
    isHeld: offset !== undefined,
    handlers: {
      onPointerDown: (event: PointerEvent<SVGGElement>) => {
        const scale = 1 / (event.currentTarget.ownerSVGElement?.getScreenCTM()?.a ?? 1);
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, y: event.clientY, target: event.target as Element, scale };
      },
      onPointerMove: (event: PointerEvent<SVGGElement>) => {
        const held = grip.current;
        if (!held) return;
        const [x, y] = [event.clientX - held.x, event.clientY - held.y];
        if (offset || Math.hypot(x, y) > TREMBLE) setOffset({ x: x * held.scale, y: y * held.scale });
      },
      onPointerUp: () => {
        if (offset) onDrop(place);
        else if (grip.current) onTap(grip.current.target);
        end();
      },
      onPointerCancel: end,
    },
  };
}
