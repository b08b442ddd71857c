export function copyDecoders(directory: string): void;
