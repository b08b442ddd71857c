import { createContext } from 'react';
import type { ShellSight } from '../port/interface-port.ts';

/** Tells the desktop shell that the operator has just asked for the camera; absent where a browser asks by itself. */
export const CameraWishContext = createContext<ShellSight['wishCapture']>(undefined);
