/** The formats that Kiln reads, by their names as people know them. */
export type PictureFormat = 'PNG' | 'JPEG' | 'WebP' | 'GIF' | 'BMP' | 'SVG' | 'PDF';
