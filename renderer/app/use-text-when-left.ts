import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react';

/** For a text field whose text counts once the field is left, or with Enter: its props. */
export function useTextWhenLeft(text: string, onText: (text: string) => void) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const take = () => {
    if (typed.trim() !== text) onText(typed.trim());
  };
  return {
    value: typed,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => setTyped(currentTarget.value),
    onBlur: take,
    onKeyDown: ({ key }: KeyboardEvent) => key === 'Enter' && take(),
  };
}
