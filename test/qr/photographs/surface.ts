/** Where the ray through a pixel meets the page: false where it meets nothing. */
export type Surface = (
  pixelX: number,
  pixelY: number,
  place: { x: number; y: number; cosine: number },
) => boolean;

export interface View {
  /** The page's side, in modules. */
  readonly size: number;
  /** Pixels a module in the middle of the picture. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** Around the line of sight, in radians. */
  readonly turn: number;
  /** Away from the line of sight, in radians, and around which line. */
  readonly tilt: number;
  readonly tiltTowards: number;
  /** The camera's distance, in sides of the page. */
  readonly near: number;
  /** How far around a cylinder the page goes, in radians; 0 is flat. */
  readonly bend: number;
  /** The direction of the cylinder's axis on the page. */
  readonly bendAlong: number;
}

type Vector = readonly [number, number, number];

/** A pinhole camera before a flat sheet, or one bent around a cylinder that bulges towards it. */
export function surfaceOf(view: View): Surface {
  const { size, scale, width, height, near, bend, bendAlong } = view;
  const distance = near * size;
  const focal = scale * distance;
  const turned = turning(view);
  const eye = turned([0, 0, -distance]);
  const [along, beside] = [Math.cos(bendAlong), Math.sin(bendAlong)];
  const radius = bend === 0 ? 0 : size / bend;
  return (pixelX, pixelY, place) => {
    const ray = turned([(pixelX - width / 2) / focal, (pixelY - height / 2) / focal, 1]);
    const length = Math.hypot(...ray);
    if (bend === 0) {
      if (ray[2] <= 1e-6) return false;
      const far = -eye[2] / ray[2];
      place.x = eye[0] + far * ray[0] + size / 2;
      place.y = eye[1] + far * ray[1] + size / 2;
      place.cosine = ray[2] / length;
    } else {
      // In the cylinder's own directions: x around it, y along its axis, which lies `radius` behind the page's middle.
      const [ex, ey] = [eye[0] * along + eye[1] * beside, eye[1] * along - eye[0] * beside];
      const [rx, ry] = [ray[0] * along + ray[1] * beside, ray[1] * along - ray[0] * beside];
      const ez = eye[2] - radius;
      const [a, b, c] = [
        rx * rx + ray[2] * ray[2],
        ex * rx + ez * ray[2],
        ex * ex + ez * ez - radius * radius,
      ];
      const root = b * b - a * c;
      if (root < 0) return false;
      const far = (-b - Math.sqrt(root)) / a;
      const [x, z] = [ex + far * rx, ez + far * ray[2]];
      const around = Math.atan2(x, -z) * radius;
      const up = ey + far * ry;
      place.x = around * along - up * beside + size / 2;
      place.y = around * beside + up * along + size / 2;
      place.cosine = Math.max(0, -(x * rx + z * ray[2]) / (radius * length));
    }
    const slack = size * 0.3;
    return place.x > -slack && place.y > -slack && place.x < size + slack && place.y < size + slack;
  };
}

/** From the camera's directions to the page's. */
function turning({ turn, tilt, tiltTowards }: View): (vector: Vector) => Vector {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const [ct, st] = [Math.cos(tilt), Math.sin(tilt)];
  const [ca, sa] = [Math.cos(tiltTowards), Math.sin(tiltTowards)];
  return ([x, y, z]) => {
    const [x1, y1] = [x * c - y * s, x * s + y * c];
    // Around the axis (ca, sa, 0): along it nothing changes.
    const [u, v] = [x1 * ca + y1 * sa, y1 * ca - x1 * sa];
    const [v2, z2] = [v * ct - z * st, v * st + z * ct];
    return [u * ca - v2 * sa, u * sa + v2 * ca, z2];
  };
}
