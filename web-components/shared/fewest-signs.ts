/** Signs a sentence has at least that explains something to whoever asks afterwards: as many as the server wants. */
export const fewestSigns = 10
